package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.outputs.OutputProblem;
import dev.saker.outputs.Outputs;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of problems of outputs: each is told, and in a service the other outputs get an
 * alert about it. They come at a limited rate. Any thread.
 */
final class OutputProblems {
  private final Console console;
  private final boolean asAlerts;
  private volatile @Nullable Outputs outputs;

  OutputProblems(Console console, boolean asAlerts) {
    this.console = console;
    this.asAlerts = asAlerts;
  }

  /** Says who gets the alerts from now on; null for nobody. */
  void raiseTo(@Nullable Outputs others) {
    outputs = others;
  }

  void accept(OutputProblem problem) {
    console.log().error(problem.message());
    Outputs others = outputs;
    if (asAlerts && others != null) {
      String hostname = Hostname.of(console.environment());
      others.raise(problem, problem.alert(Now.timestampNs(), hostname));
    }
  }
}
