package dev.saker.state.fields;

/** Texts that several fields show of different threads: of the event's, its parent, an ancestor. */
final class ThreadTexts {
  static final ThreadField NAME =
      (thread, out) -> {
        out.setBytes(thread.image.comm());
        return true;
      };
  static final ThreadField EXE =
      (thread, out) -> {
        out.setBytes(thread.image.exe());
        return true;
      };
  static final ThreadField EXE_PATH =
      (thread, out) -> {
        out.setBytes(thread.image.exepath());
        return true;
      };
  static final ThreadField ARGS =
      (thread, out) -> {
        out.setBytes(thread.image.args().joined());
        return true;
      };
  static final ThreadField COMMAND_LINE =
      (thread, out) -> {
        out.setBytes(thread.image.cmdline());
        return true;
      };
  static final ThreadField ENVIRONMENT =
      (thread, out) -> {
        out.setBytes(thread.env().joined());
        return true;
      };
  static final ThreadField PID =
      (thread, out) -> {
        out.setNumber(thread.pid);
        return isShown(thread.pid);
      };

  private ThreadTexts() {}

  /** Whether a process number is one that a kernel can give. */
  static boolean isShown(long id) {
    return id >= -1 && id <= 0xffff_ffffL;
  }
}
