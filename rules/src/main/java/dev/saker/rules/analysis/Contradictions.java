package dev.saker.rules.analysis;

import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds conditions, and parts of them, that are never or always true. */
final class Contradictions {
  private final Refuter refuter;

  Contradictions(Refuter refuter) {
    this.refuter = refuter;
  }

  List<Problem> hints(AnalysedRule rule) {
    Conflict conflict = rule.state().conflict();
    if (conflict != null) {
      return List.of(never(rule, conflict));
    }
    List<Problem> hints = new ArrayList<>();
    if (isValid(rule.formula())) {
      hints.add(
          rule.hintAt(
              rule.formula(),
              ProblemCode.HINT_ALWAYS_TRUE,
              "rule matches every event, its condition excludes nothing: rule=" + rule.name(),
              "look for 'or' between negations, which is nearly always meant to be 'and'"));
      return hints;
    }
    addParts(rule, Formulas.withListsToFill(rule.formula()), hints);
    return hints;
  }

  private static Problem never(AnalysedRule rule, Conflict conflict) {
    String what = "rule never matches, ";
    String name = ": rule=" + rule.name();
    if (Formulas.isEmptyList(conflict.at())) {
      return rule.hintAt(
          conflict.at(),
          ProblemCode.HINT_NEVER_TRUE,
          what + "nothing is in an empty list" + name,
          "fill the list, or switch the rule off until it has items");
    }
    if (conflict.at() instanceof Formula.Fixed) {
      return rule.hintAt(
          conflict.at(),
          ProblemCode.HINT_NEVER_TRUE,
          what + AnalysedRule.shown(conflict.at()) + " is never true" + name,
          "compare in another way: this one loads, but no value satisfies it");
    }
    return rule.hintAt(
        conflict.at(),
        ProblemCode.HINT_NEVER_TRUE,
        what + explanation(conflict) + name,
        "drop one of them, or join them by 'or'");
  }

  private static String explanation(Conflict conflict) {
    String at = AnalysedRule.shown(conflict.at());
    if (conflict.at() instanceof Formula.Any) {
      return at + ": " + conflict.reason();
    }
    return conflict.against() == null
        ? at + " and the rest " + conflict.reason()
        : AnalysedRule.shown(conflict.against()) + " and " + at + " " + conflict.reason();
  }

  /** Looks for the smallest parts that are never or always true; answers whether there are any. */
  private boolean addParts(AnalysedRule rule, Formula formula, List<Problem> hints) {
    return switch (formula) {
      case Formula.All all -> addInside(rule, all.parts(), hints) || addNever(rule, all, hints);
      case Formula.Any any -> addInside(rule, any.parts(), hints) || addAlways(rule, any, hints);
      case Formula.Fixed fixed -> addConstant(rule, fixed, hints);
      case Formula.Unknown _, Formula.Literal _ -> false;
    };
  }

  private boolean addInside(AnalysedRule rule, List<Formula> parts, List<Problem> hints) {
    boolean found = false;
    for (Formula part : parts) {
      found |= addParts(rule, part, hints);
    }
    return found;
  }

  private static boolean addConstant(AnalysedRule rule, Formula.Fixed fixed, List<Problem> hints) {
    if (!Formulas.isConstantComparison(fixed)) {
      return false;
    }
    hints.add(
        rule.hintAt(
            fixed,
            ProblemCode.HINT_NEVER_TRUE,
            "comparison is never true, for no value: " + AnalysedRule.shown(fixed),
            "compare with = or '= anyof', or one part of the field, such as fd.sip and fd.cip"));
    return true;
  }

  private boolean addNever(AnalysedRule rule, Formula.All all, List<Problem> hints) {
    Conflict conflict = refuter.refute(EventFacts.reaching(), all);
    if (conflict == null || conflict.at() instanceof Formula.Fixed) {
      return false;
    }
    hints.add(
        rule.hintAt(
            conflict.at(),
            ProblemCode.HINT_NEVER_TRUE,
            "part of a condition is never true, " + explanation(conflict),
            "drop one of them, or join them by 'or'"));
    return true;
  }

  private boolean addAlways(AnalysedRule rule, Formula.Any any, List<Problem> hints) {
    if (isValid(any)) {
      hints.add(always(rule, any, "part of a condition is always true"));
      return true;
    }
    LinkedHashSet<Question> questions = new LinkedHashSet<>();
    addQuestions(any, questions);
    if (questions.size() != 1) {
      return false;
    }
    Question question = questions.getFirst();
    List<Formula> parts =
        List.of(new Formula.Present(question, true, any.written()), Formulas.not(any));
    if (refuter.refute(EventFacts.reaching(), new Formula.All(parts, any.written())) == null) {
      return false;
    }
    hints.add(always(rule, any, "part of a condition is true for every value there is"));
    return true;
  }

  private static Problem always(AnalysedRule rule, Formula.Any any, String what) {
    return rule.hintAt(
        any,
        ProblemCode.HINT_ALWAYS_TRUE,
        what + ": " + AnalysedRule.shown(any),
        "of several negations all must hold: join them by 'and', or write 'not field in (...)'");
  }

  private boolean isValid(Formula formula) {
    return refuter.refute(EventFacts.reaching(), Formulas.not(formula)) != null;
  }

  private static void addQuestions(Formula formula, Set<Question> out) {
    switch (formula) {
      case Formula.All all -> all.parts().forEach(part -> addQuestions(part, out));
      case Formula.Any any -> any.parts().forEach(part -> addQuestions(part, out));
      case Formula.Passes passes -> out.add(passes.question());
      case Formula.Present present -> out.add(present.question());
      case Formula.Other _, Formula.Unknown _, Formula.Fixed _ -> {}
    }
  }
}
