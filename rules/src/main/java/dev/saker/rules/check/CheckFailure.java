package dev.saker.rules.check;

import dev.saker.rules.syntax.Position;

/** Ends the check of one comparison; caught in this package, where it becomes a problem. */
final class CheckFailure extends Exception {
  private final transient Problem problem;

  CheckFailure(Problem.Kind kind, Position position, String message) {
    super(message, null, false, false);
    problem = new Problem(kind, position, message);
  }

  static CheckFailure invalid(Position position, String message) {
    return new CheckFailure(Problem.Kind.INVALID_CONDITION, position, message);
  }

  Problem problem() {
    return problem;
  }
}
