package dev.saker.rules.load;

import dev.saker.rules.ProblemCode;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The macros of one compilation, expanded. One thread. */
final class MacroTable {
  private final ConditionCompiler conditions;
  private final ListExpander lists;
  private final Map<String, MacroDefinition> definitions;

  /** Names that stand for nothing because of errors reported elsewhere. */
  private final Set<String> broken;

  private final Map<String, Expression> written = new HashMap<>();
  private final Map<String, ConditionPlace> places = new HashMap<>();
  private final Map<String, Expression> trees = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  MacroTable(
      ConditionCompiler conditions,
      ListExpander lists,
      Map<String, MacroDefinition> definitions,
      Set<String> unread) {
    this.conditions = conditions;
    this.lists = lists;
    this.definitions = definitions;
    this.broken = new HashSet<>(unread);
  }

  ListExpander lists() {
    return lists;
  }

  /** Names of the macros that rules and macros use. */
  Set<String> used() {
    return used;
  }

  /** The condition of a macro without macros and lists in it; only after it was compiled. */
  Expression tree(String name) {
    return Objects.requireNonNull(trees.get(name), name);
  }

  /** Parses all macros, then expands each in the order of their definition. */
  void compile(FileReport report) {
    for (MacroDefinition macro : definitions.values()) {
      attempt(macro, report, () -> parse(macro));
    }
    for (MacroDefinition macro : definitions.values()) {
      if (trees.containsKey(macro.name())) {
        attempt(macro, report, () -> expand(macro));
      }
    }
  }

  /**
   * Puts macros in the place of their names in the condition of a rule.
   *
   * @return empty when it uses a macro whose own error was reported before
   */
  Optional<Expression> expand(Expression tree, ConditionPlace place) {
    return expand(tree, place, name -> true);
  }

  /**
   * The macro in whose text a position stands, which is that of a node by identity.
   *
   * @param base what the problem is reported for
   */
  Optional<ConditionPlace> origin(Position position, Context base) {
    for (Map.Entry<String, Expression> macro : written.entrySet()) {
      ConditionPlace place = places.get(macro.getKey());
      if (place != null && Places.contains(macro.getValue(), position)) {
        return Optional.of(new ConditionPlace(base, place.written(), place.text()));
      }
    }
    return Optional.empty();
  }

  /** The condition of a macro as it is written, lists replaced. */
  Optional<Expression> written(String name) {
    return Optional.ofNullable(written.get(name));
  }

  private void parse(MacroDefinition macro) {
    String text = lists.expand(macro.condition(), macro.context());
    ConditionPlace place =
        new ConditionPlace(macro.conditionContext(), macro.conditionContext(), text);
    Expression tree = conditions.parse(place);
    places.put(macro.name(), place);
    written.put(macro.name(), tree);
    trees.put(macro.name(), tree);
  }

  private void expand(MacroDefinition macro) {
    ConditionPlace parsed = places.get(macro.name());
    Expression written = trees.get(macro.name());
    if (parsed == null || written == null) {
      return;
    }
    ConditionPlace place = new ConditionPlace(macro.context(), parsed.written(), parsed.text());
    Optional<Expression> tree = expand(written, place, name -> isBefore(name, macro.visibility()));
    if (tree.isPresent()) {
      trees.put(macro.name(), tree.get());
    } else {
      drop(macro.name());
    }
  }

  private boolean isBefore(String name, int visibility) {
    MacroDefinition macro = definitions.get(name);
    return macro != null && macro.index() < visibility;
  }

  private Optional<Expression> expand(
      Expression tree, ConditionPlace place, Predicate<String> visible) {
    try {
      return Optional.of(conditions.expander().expand(tree, trees, visible, used));
    } catch (MacroExpander.Fault fault) {
      String name = fault.name().name();
      if (fault.kind() == MacroExpander.Fault.Kind.UNDEFINED && broken.contains(name)) {
        return Optional.empty();
      }
      throw new Rejection(
          place.problem(
              ProblemCode.LOAD_ERR_VALIDATE,
              fault.name().position(),
              message(fault.kind(), name),
              hint(fault.kind(), name)));
    }
  }

  private void attempt(MacroDefinition macro, FileReport report, Runnable step) {
    try {
      step.run();
    } catch (Rejection rejection) {
      report.error(rejection.problem());
      drop(macro.name());
    }
  }

  private void drop(String name) {
    trees.remove(name);
    broken.add(name);
  }

  private String hint(MacroExpander.Fault.Kind kind, String name) {
    return switch (kind) {
      case UNDEFINED -> hintForUndefined(name);
      case LOOP -> "follow the macros it uses; one of them leads back to it";
      case TOO_LARGE -> "use fewer macros in macros";
    };
  }

  private String hintForUndefined(String name) {
    if (name.equals("not")) {
      return "write a condition behind it";
    }
    return definitions.containsKey(name)
        ? "move its definition before this one"
        : "correct the name, or load the file that defines it first";
  }

  private static String message(MacroExpander.Fault.Kind kind, String name) {
    return switch (kind) {
      case UNDEFINED -> "Undefined macro '" + name + "' used in filter.";
      case LOOP -> "reference loop in macro '" + name + "'";
      case TOO_LARGE -> "condition too large once macros are replaced: macro=" + name;
    };
  }
}
