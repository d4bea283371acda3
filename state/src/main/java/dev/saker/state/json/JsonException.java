package dev.saker.state.json;

/** A text is not JSON, or deeper than is read. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  JsonException(String problem, int offset) {
    super(problem + ": offset=" + offset);
  }
}
