package dev.saker.app.config;

/**
 * Something wrong, or doubtful, in the configuration.
 *
 * @param severity whether the program can start nevertheless
 * @param origin where
 * @param message what is wrong and what to do
 */
public record ConfigProblem(Severity severity, Origin origin, String message) {
  /** How bad a problem is. */
  public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String label;

    Severity(String label) {
      this.label = label;
    }
  }

  static ConfigProblem error(Origin origin, String message) {
    return new ConfigProblem(Severity.ERROR, origin, message);
  }

  static ConfigProblem warning(Origin origin, String message) {
    return new ConfigProblem(Severity.WARNING, origin, message);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** File, line, column and message; no line end at the end. */
  public String line() {
    return origin.text().name()
        + ":"
        + (origin.line() + 1)
        + ":"
        + (origin.column() + 1)
        + ": "
        + severity.label
        + ": "
        + message;
  }

  /** File, line, column and message, then the line itself with a caret; no line end at the end. */
  public String render() {
    StringBuilder out = new StringBuilder(line());
    String line = origin.text().line(origin.line());
    if (!line.isEmpty()) {
      out.append("\n  ").append(line.replace('\t', ' '));
      out.append("\n  ").repeat(' ', origin.column()).append('^');
    }
    return out.toString();
  }
}
