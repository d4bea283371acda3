package dev.saker.events;

/** A source can not go on. The message names the input, what is wrong and where. */
public final class SourceException extends Exception {
  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
