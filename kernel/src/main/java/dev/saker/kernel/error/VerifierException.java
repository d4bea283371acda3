package dev.saker.kernel.error;

import java.util.ArrayList;
import java.util.List;

/** The kernel's verifier refused a program. The message has what it said last; the log has all. */
public final class VerifierException extends KernelException {
  private static final int LINES_SHOWN = 4;

  private final String log;

  /**
   * Describes a refused program.
   *
   * @param log all that the verifier said
   * @param hint what we know about it beyond the log; may be empty
   */
  public VerifierException(String program, int errno, String log, String hint) {
    super(message(program, errno, log, hint), null);
    this.log = log;
  }

  private static String message(String program, int errno, String log, String hint) {
    List<String> telling = new ArrayList<>();
    String source = "";
    for (String line : log.split("\n", -1)) {
      String text = line.strip();
      if (text.startsWith(";")) {
        source = text.substring(1).strip();
      } else if (!text.isEmpty()
          && !text.startsWith("processed ")
          && !text.startsWith("verification time")
          && !text.startsWith("stack depth")) {
        telling.add(text);
      }
    }
    int from = Math.max(0, telling.size() - LINES_SHOWN);
    StringBuilder message = new StringBuilder();
    message.append("the verifier refused the program ").append(program);
    message.append(": errno=").append(Errno.name(errno));
    for (String line : telling.subList(from, telling.size())) {
      message.append("\n  ").append(line);
    }
    if (!source.isEmpty()) {
      message.append("\n  at: ").append(source);
    }
    if (!hint.isEmpty()) {
      message.append("\n  ").append(hint);
    }
    if (from > 0) {
      message.append("\n  (").append(from).append(" lines before)");
    }
    return message.toString();
  }

  /** All that the verifier said. */
  public String log() {
    return log;
  }
}
