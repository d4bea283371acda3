package dev.saker.rules.analysis;

import dev.saker.events.FieldRef;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** Finds exceptions that never apply and output fields that never have a value. */
final class Leftovers {
  private final Refuter refuter;

  Leftovers(Refuter refuter) {
    this.refuter = refuter;
  }

  List<Problem> hints(AnalysedRule rule) {
    List<Problem> hints = new ArrayList<>();
    if (rule.state().conflict() == null) {
      addExceptions(rule, hints);
      if (rule.isOfSyscalls()) {
        addOutput(rule, hints);
      }
    }
    return hints;
  }

  /** A rule with exceptions is a conjunction of its condition and of one negation for each. */
  private void addExceptions(AnalysedRule rule, List<Problem> hints) {
    List<String> names = rule.text().exceptionsWithValues();
    if (names.isEmpty()
        || !(rule.formula() instanceof Formula.All all)
        || all.parts().size() != names.size() + 1
        || !(rule.text().expanded() instanceof Expression.And)) {
      return;
    }
    Refuter.State condition = refuter.state(EventFacts.reaching(), List.of(all.parts().getFirst()));
    for (int i = 0; i < names.size(); i++) {
      Formula exception = Formulas.not(all.parts().get(i + 1));
      List<Formula> values =
          exception instanceof Formula.Any any ? any.parts() : List.of(exception);
      List<Formula> idle =
          values.stream().filter(value -> condition.against(value) != null).toList();
      if (idle.size() == values.size()) {
        hints.add(idle(rule, names.get(i), ""));
      } else {
        String name = names.get(i);
        idle.forEach(value -> hints.add(idle(rule, name, " value=" + text(value))));
      }
    }
  }

  private static String text(Formula value) {
    String shown = AnalysedRule.shown(value);
    return shown.startsWith("'not ") ? "'" + shown.substring("'not ".length()) : shown;
  }

  private static Problem idle(AnalysedRule rule, String exception, String value) {
    return rule.text()
        .hintAtException(
            exception,
            ProblemCode.HINT_IDLE_EXCEPTION,
            "exception never applies, the condition excludes its values already: rule="
                + rule.name()
                + " exception="
                + exception
                + value,
            "drop the values, or correct them");
  }

  private static void addOutput(AnalysedRule rule, List<Problem> hints) {
    for (FieldRef field : rule.rule().output().fields()) {
      if (!EventFacts.carries(rule.state().codes(), field)) {
        hints.add(
            rule.text()
                .hintAtOutput(
                    ProblemCode.HINT_MISSING_FIELD,
                    "output field never has a value, the events of the rule do not carry it: rule="
                        + rule.name()
                        + " field="
                        + field.text(),
                    "leave it out; 'saker events' tells what events carry"));
      }
    }
  }
}
