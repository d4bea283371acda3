package dev.saker.rules.analysis;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Term;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes formulas of conditions, and negates them. */
final class Formulas {
  /** Fields that count how often they are read, so that two readings may differ. */
  private static final Set<String> COUNTING =
      Set.of(
          "util.cnt",
          "evt.deltatime",
          "evt.deltatime.s",
          "evt.deltatime.ns",
          "thread.exectime",
          "thread.totexectime",
          "thread.cpu",
          "thread.cpu.user",
          "thread.cpu.system");

  private Formulas() {}

  /** The formula of a condition of which the text is not known. */
  static Formula of(Condition condition) {
    return of(condition, null, true);
  }

  /**
   * The formula of a condition.
   *
   * @param written the text with its macros expanded, which has the shape of the condition
   */
  static Formula of(Condition condition, Expression written) {
    return of(condition, written, true);
  }

  /** The formula that holds exactly when another does not. */
  static Formula not(Formula formula) {
    return switch (formula) {
      case Formula.Fixed fixed -> new Formula.Fixed(!fixed.value(), fixed.written());
      case Formula.All all -> new Formula.Any(negated(all.parts()), all.written());
      case Formula.Any any -> new Formula.All(negated(any.parts()), any.written());
      case Formula.Unknown unknown -> unknown;
      case Formula.Passes passes ->
          new Formula.Passes(passes.question(), passes.test(), !passes.holds(), passes.written());
      case Formula.Present present ->
          new Formula.Present(present.question(), !present.holds(), present.written());
      case Formula.Other other ->
          new Formula.Other(other.condition(), !other.holds(), other.written());
    };
  }

  /**
   * The formula in which nothing is known of what depends on empty lists, which are there to be
   * filled.
   */
  static Formula withListsToFill(Formula formula) {
    return switch (formula) {
      case Formula.All all -> new Formula.All(withListsToFill(all.parts()), all.written());
      case Formula.Any any -> new Formula.Any(withListsToFill(any.parts()), any.written());
      case Formula.Fixed fixed when isEmptyList(fixed) -> new Formula.Unknown(fixed.written());
      case Formula.Fixed fixed -> fixed;
      case Formula.Unknown unknown -> unknown;
      case Formula.Literal literal -> literal;
    };
  }

  private static List<Formula> withListsToFill(List<Formula> parts) {
    return parts.stream().map(Formulas::withListsToFill).toList();
  }

  /** Whether a part is a comparison with an empty list. */
  static boolean isEmptyList(Formula part) {
    return part instanceof Formula.Fixed fixed
        && negatedText(fixed.written()) instanceof Expression.Comparison comparison
        && comparison.right() instanceof Operand.TextList list
        && list.texts().isEmpty();
  }

  /** Whether a part is a comparison that has the same answer for all values. */
  static boolean isConstantComparison(Formula part) {
    return part instanceof Formula.Fixed fixed
        && negatedText(fixed.written()) instanceof Expression.Comparison
        && !isEmptyList(fixed);
  }

  /** What must hold for a formula to hold; itself when it is no conjunction. */
  static List<Formula> conjuncts(Formula formula) {
    List<Formula> conjuncts = new ArrayList<>();
    addConjuncts(formula, conjuncts);
    return conjuncts;
  }

  private static void addConjuncts(Formula formula, List<Formula> out) {
    if (formula instanceof Formula.All all) {
      all.parts().forEach(part -> addConjuncts(part, out));
    } else {
      out.add(formula);
    }
  }

  private static List<Formula> negated(List<Formula> parts) {
    List<Formula> negated = new ArrayList<>(parts.size());
    for (Formula part : parts) {
      negated.add(not(part));
    }
    return negated;
  }

  private static Formula of(Condition condition, @Nullable Expression written, boolean holds) {
    return switch (condition) {
      case Condition.Constant constant ->
          new Formula.Fixed(constant.value() == holds, shown(written, holds));
      case Condition.And and -> joined(and.children(), written, holds, holds);
      case Condition.Or or -> joined(or.children(), written, !holds, holds);
      case Condition.Not not -> of(not.child(), negatedText(written), !holds);
      case Condition.Exists exists -> exists(exists, written, holds);
      case Condition.Comparison comparison -> comparison(comparison, written, holds);
      case Condition.Pairing pairing ->
          isCounting(pairing.left()) || isCounting(pairing.right())
              ? new Formula.Unknown(written)
              : new Formula.Other(pairing, holds, shown(written, holds));
    };
  }

  /** What was written for a part that must, or must not, hold. */
  private static @Nullable Expression shown(@Nullable Expression written, boolean holds) {
    return written == null || holds ? written : new Expression.Not(written, written.position());
  }

  private static Formula joined(
      List<Condition> children, @Nullable Expression written, boolean all, boolean holds) {
    List<Expression> texts =
        switch (written) {
          case Expression.And and -> and.children();
          case Expression.Or or -> or.children();
          case null, default -> List.of();
        };
    List<Formula> parts = new ArrayList<>(children.size());
    for (int i = 0; i < children.size(); i++) {
      parts.add(of(children.get(i), i < texts.size() ? texts.get(i) : written, holds));
    }
    Expression shown = shown(written, holds);
    return all ? new Formula.All(parts, shown) : new Formula.Any(parts, shown);
  }

  private static @Nullable Expression negatedText(@Nullable Expression written) {
    return written instanceof Expression.Not not ? not.child() : written;
  }

  private static Formula exists(
      Condition.Exists exists, @Nullable Expression written, boolean holds) {
    if (isCounting(exists.term())) {
      return new Formula.Unknown(written);
    }
    Expression shown = shown(written, holds);
    return hasOneValue(exists.term())
        ? new Formula.Present(new Question(exists.term()), holds, shown)
        : new Formula.Other(exists, holds, shown);
  }

  private static Formula comparison(
      Condition.Comparison comparison, @Nullable Expression written, boolean holds) {
    if (isCounting(comparison.left()) || isChanging(comparison.test())) {
      return new Formula.Unknown(written);
    }
    Expression shown = shown(written, holds);
    return comparison.quantifier() == Quantifier.ONE && hasOneValue(comparison.left())
        ? test(new Question(comparison.left()), comparison.test(), shown, holds)
        : new Formula.Other(comparison, holds, shown);
  }

  /** A test of one value, taken apart as far as it is made of others. */
  private static Formula test(
      Question question, Test test, @Nullable Expression written, boolean holds) {
    return switch (test) {
      case Test.Fails fails -> fails(question, fails.test(), written, holds);
      case Test.Text text when text.relation() == Relation.NE ->
          fails(question, new Test.Text(Relation.EQ, text.operand()), written, holds);
      case Test.Number number when number.relation() == Relation.NE ->
          fails(
              question,
              new Test.Number(Relation.EQ, number.operand(), number.signed()),
              written,
              holds);
      case Test.Several several ->
          switch (several.modifier()) {
            case ANYOF -> several(question, several.tests(), written, holds, false);
            case ALLOF -> several(question, several.tests(), written, holds, true);
            case ONEOF -> new Formula.Passes(question, several, holds, written);
          };
      default -> new Formula.Passes(question, test, holds, written);
    };
  }

  /** There is a value, and it does not pass. */
  private static Formula fails(
      Question question, Test test, @Nullable Expression written, boolean holds) {
    Formula present = new Formula.Present(question, holds, written);
    Formula other = test(question, test, written, !holds);
    List<Formula> parts = List.of(present, other);
    return holds ? new Formula.All(parts, written) : new Formula.Any(parts, written);
  }

  private static Formula several(
      Question question,
      List<Test> tests,
      @Nullable Expression written,
      boolean holds,
      boolean all) {
    List<Formula> parts = new ArrayList<>();
    for (Test each : tests) {
      parts.add(test(question, each, written, holds));
    }
    return all == holds ? new Formula.All(parts, written) : new Formula.Any(parts, written);
  }

  /** Whether a term has one value at most, and not any of several. */
  private static boolean hasOneValue(Term term) {
    return !term.isList() && (!(term instanceof Term.FieldValue(FieldRef field)) || isOne(field));
  }

  private static boolean isOne(FieldRef field) {
    return switch (field.name()) {
      case "fd.ip", "fd.net", "fd.port", "fd.proto" -> false;
      case "fd.cip.name", "fd.sip.name", "fd.lip.name", "fd.rip.name" -> false;
      case "proc.aname", "proc.apid", "proc.aexe", "proc.aexepath", "proc.acmdline", "proc.aenv" ->
          field.hasArgument();
      default -> true;
    };
  }

  private static boolean isCounting(Term term) {
    Set<FieldRef> fields = new LinkedHashSet<>();
    term.addFields(fields);
    return fields.stream().anyMatch(field -> COUNTING.contains(field.name()));
  }

  /** Whether the answer for the same value may change: what domains stand for is looked up. */
  private static boolean isChanging(Test test) {
    return switch (test) {
      case Test.Domain _ -> true;
      case Test.Fails fails -> isChanging(fails.test());
      case Test.Several several -> several.tests().stream().anyMatch(Formulas::isChanging);
      default -> false;
    };
  }
}
