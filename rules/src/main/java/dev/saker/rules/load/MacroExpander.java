package dev.saker.rules.load;

import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.ParseResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Parses conditions and puts macros in the place of their names. What it made once it makes no
 * second time, also across files: the same texts and macros give the identical tree. One thread.
 */
final class MacroExpander {
  private static final int MAX_CHAIN = 300;

  private final Map<String, ParseResult> parsed = new HashMap<>();
  private final Map<Substitution, Expression> substituted = new HashMap<>();
  private final TreeMeasure measure = new TreeMeasure();

  /** A macro name that can not be replaced. */
  static final class Fault extends RuntimeException {
    private final Kind kind;
    private final Expression.MacroName name;

    /** Why not. */
    enum Kind {
      UNDEFINED,
      LOOP,
      TOO_LARGE
    }

    Fault(Kind kind, Expression.MacroName name) {
      super(kind + " " + name.name(), null, false, false);
      this.kind = kind;
      this.name = name;
    }

    Kind kind() {
      return kind;
    }

    Expression.MacroName name() {
      return name;
    }
  }

  /** A tree with the trees for the macro names in it, all compared by identity. */
  private static final class Substitution {
    private final Expression tree;
    private final List<Expression> macros;

    Substitution(Expression tree, List<Expression> macros) {
      this.tree = tree;
      this.macros = macros;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Substitution that)
          || !Identity.same(that.tree, tree)
          || that.macros.size() != macros.size()) {
        return false;
      }
      for (int i = 0; i < macros.size(); i++) {
        if (!Identity.same(macros.get(i), that.macros.get(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = System.identityHashCode(tree);
      for (Expression macro : macros) {
        hash = 31 * hash + System.identityHashCode(macro);
      }
      return hash;
    }
  }

  /** Parses a condition, lists already replaced. */
  ParseResult parse(String text) {
    return parsed.computeIfAbsent(text, ConditionParser::parse);
  }

  /**
   * Puts macros in the place of their names, over several steps if need be.
   *
   * @param tree a condition
   * @param macros the macros as far as they are known
   * @param visible tells which of them the condition may use
   * @param used receives the names of those it uses
   * @throws Fault for the first name that can not be replaced
   */
  Expression expand(
      Expression tree,
      Map<String, Expression> macros,
      Predicate<String> visible,
      Set<String> used) {
    return new Run(macros, visible, used).expand(tree);
  }

  /** One expansion. */
  private final class Run {
    private final Map<String, Expression> macros;
    private final Predicate<String> visible;
    private final Set<String> used;
    private final Map<String, Expression> done = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    Run(Map<String, Expression> macros, Predicate<String> visible, Set<String> used) {
      this.macros = macros;
      this.visible = visible;
      this.used = used;
    }

    Expression expand(Expression tree) {
      List<Expression.MacroName> names = measure.names(tree);
      if (names.isEmpty()) {
        return tree;
      }
      List<Expression> replacements = new ArrayList<>(names.size());
      for (Expression.MacroName name : names) {
        replacements.add(replacement(name));
      }
      Expression result =
          substituted.computeIfAbsent(
              new Substitution(tree, replacements),
              key -> substitute(tree, replacements.iterator()));
      if (measure.isTooLarge(result)) {
        throw new Fault(Fault.Kind.TOO_LARGE, names.getFirst());
      }
      return result;
    }

    private Expression replacement(Expression.MacroName node) {
      String name = node.name();
      Expression macro = macros.get(name);
      if (macro == null || !visible.test(name)) {
        throw new Fault(Fault.Kind.UNDEFINED, node);
      }
      if (path.contains(name)) {
        throw new Fault(Fault.Kind.LOOP, node);
      }
      used.add(name);
      Expression known = done.get(name);
      if (known != null) {
        return known;
      }
      if (path.size() == MAX_CHAIN) {
        throw new Fault(Fault.Kind.TOO_LARGE, node);
      }
      path.push(name);
      Expression expanded = expand(macro);
      path.pop();
      done.put(name, expanded);
      return expanded;
    }
  }

  /** A copy of a tree in which the macro names, from left to right, are replaced. */
  private static Expression substitute(Expression tree, Iterator<Expression> replacements) {
    return switch (tree) {
      case Expression.And and ->
          new Expression.And(substituteAll(and.children(), replacements), and.position());
      case Expression.Or or ->
          new Expression.Or(substituteAll(or.children(), replacements), or.position());
      case Expression.Not not ->
          new Expression.Not(substitute(not.child(), replacements), not.position());
      case Expression.Exists exists -> exists;
      case Expression.Comparison comparison -> comparison;
      case Expression.MacroName name -> replacements.next();
    };
  }

  private static List<Expression> substituteAll(
      List<Expression> children, Iterator<Expression> replacements) {
    List<Expression> copies = new ArrayList<>(children.size());
    for (Expression child : children) {
      copies.add(substitute(child, replacements));
    }
    return copies;
  }
}
