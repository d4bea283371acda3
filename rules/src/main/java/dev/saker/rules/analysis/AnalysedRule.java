package dev.saker.rules.analysis;

import dev.saker.rules.LoadOptions;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.load.CompiledRule;
import dev.saker.rules.load.RuleText;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Printer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule with what was worked out about it. */
record AnalysedRule(CompiledRule rule, Formula formula, Refuter.State state) {
  private static final int SHOWN_LENGTH = 60;

  /** Types of events from which on a rule counts as one that is held against all. */
  static final int MANY_EVENTS = 100;

  static AnalysedRule of(CompiledRule rule, Refuter refuter) {
    Formula formula = Formulas.of(rule.condition(), rule.text().expanded());
    return new AnalysedRule(rule, formula, refuter.state(EventFacts.reaching(), List.of(formula)));
  }

  String name() {
    return rule.rule().name();
  }

  RuleText text() {
    return rule.text();
  }

  boolean isOfSyscalls() {
    return rule.rule().source().equals(LoadOptions.SYSCALL);
  }

  /** A hint at a part of the condition, or about the rule where the part has no text. */
  Problem hintAt(@Nullable Formula part, ProblemCode code, String message, String advice) {
    Expression written = part == null ? null : part.written();
    return written == null
        ? text().hint(code, message, advice)
        : text().hintAt(written, code, message, advice);
  }

  /** A part of a condition as it is written, cut where it is long. */
  static String shown(Formula part) {
    Expression written = part.written();
    if (written == null) {
      return "a part";
    }
    String text = Printer.print(written);
    if (text.length() > SHOWN_LENGTH) {
      text = text.substring(0, SHOWN_LENGTH) + "...";
    }
    return "'" + text + "'";
  }
}
