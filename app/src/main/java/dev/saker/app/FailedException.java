package dev.saker.app;

/** A command can not do what was asked. The message is all that the user sees of it. */
public final class FailedException extends Exception {
  public FailedException(String message) {
    super(message);
  }

  public FailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Passes on what an exception says. */
  public static FailedException of(Throwable cause) {
    return new FailedException(String.valueOf(cause.getMessage()), cause);
  }
}
