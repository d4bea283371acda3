package dev.saker.app;

import org.jspecify.annotations.Nullable;

/** A command can not do what was asked. The message is all that the user sees of it. */
public final class FailedException extends Exception {
  private final @Nullable String firstProblem;

  public FailedException(String message) {
    super(message);
    this.firstProblem = null;
  }

  public FailedException(String message, Throwable cause) {
    super(message, cause);
    this.firstProblem = null;
  }

  private FailedException(String message, String firstProblem) {
    super(message);
    this.firstProblem = firstProblem;
  }

  /**
   * Sums up problems that were told before.
   *
   * @param firstProblem the first of them with its place, for those who did not hear of it
   */
  public static FailedException sum(String message, String firstProblem) {
    return new FailedException(message, firstProblem);
  }

  /** Passes on what an exception says. */
  public static FailedException of(Throwable cause) {
    return new FailedException(String.valueOf(cause.getMessage()), cause);
  }

  /** The message, and the first problem when it stands for several. */
  public String withFirstProblem() {
    return firstProblem == null ? String.valueOf(getMessage()) : getMessage() + ": " + firstProblem;
  }
}
