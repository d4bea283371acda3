package dev.saker.rules.load;

import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.yaml.Mark;

/** An item that can not be used. Caught where items are iterated; never leaves this package. */
final class Rejection extends RuntimeException {
  private final Problem problem;

  Rejection(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** The structure of the file is wrong. */
  static Rejection structure(Context context, String message, String hint) {
    return new Rejection(context.problem(ProblemCode.LOAD_ERR_YAML_VALIDATE, message, hint));
  }

  /** As {@link #structure}, for which one should look at a place in the item. */
  static Rejection structureAt(Context context, Mark mark, String message, String hint) {
    return new Rejection(
        context.problemAt(ProblemCode.LOAD_ERR_YAML_VALIDATE, mark, message, hint));
  }

  /** The structure is right, but not what it says. */
  static Rejection meaning(Context context, String message, String hint) {
    return new Rejection(context.problem(ProblemCode.LOAD_ERR_VALIDATE, message, hint));
  }

  Problem problem() {
    return problem;
  }
}
