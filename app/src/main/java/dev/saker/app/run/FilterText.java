package dev.saker.app.run;

import dev.saker.app.FailedException;
import dev.saker.events.FieldResolver;
import dev.saker.events.Syscalls;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.check.Problem;
import dev.saker.rules.check.SystemCalls;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.ParseResult;
import dev.saker.rules.syntax.Position;
import java.util.Set;

/**
 * A condition on the command line.
 *
 * @param condition the condition; always true when there is none
 * @param events names of the events on which it could be true
 */
record FilterText(Condition condition, Set<String> events) {
  FilterText {
    events = Set.copyOf(events);
  }

  /** Reads one; blank text is no condition. */
  static FilterText parse(String text) throws FailedException {
    if (text.isBlank()) {
      return new FilterText(new Condition.Constant(true), Syscalls.eventNames());
    }
    return switch (ConditionParser.parse(text)) {
      case ParseResult.Failed failed ->
          throw wrong("filter", text, failed.problem().position(), failed.problem().message());
      case ParseResult.Parsed parsed -> {
        CheckResult result = new Checker(FieldResolver.STANDARD).check(parsed.expression());
        Condition condition = result.condition();
        if (condition == null) {
          throw wrong("filter", text, firstError(result.problems()));
        }
        yield new FilterText(condition, SystemCalls.infer(parsed.expression()));
      }
    };
  }

  static Problem firstError(Iterable<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.kind().isError()) {
        return problem;
      }
    }
    throw new IllegalStateException("nothing wrong, and yet no result");
  }

  /** What to say about a text that is wrong: the line, and a mark below the place. */
  static FailedException wrong(String what, String text, Problem problem) {
    return wrong(what, text, problem.position(), problem.message());
  }

  private static FailedException wrong(
      String what, String text, Position position, String message) {
    String[] lines = text.split("\n", -1);
    String line = lines[Math.min(position.line(), lines.length) - 1];
    return new FailedException(
        "wrong "
            + what
            + ": "
            + message
            + "\n  "
            + line
            + "\n  "
            + " ".repeat(position.column() - 1)
            + "^");
  }
}
