package dev.saker.kernel.error;

/** The kernel refused a system call. */
public final class SystemCallException extends KernelException {
  private final String call;
  private final int errno;
  private final String facts;

  /**
   * Describes a refused call.
   *
   * @param call what was called, such as {@code bpf(BPF_MAP_CREATE)}
   * @param errno the number of the error, greater than 0
   * @param facts what it was called for, such as {@code map=events}; may be empty
   */
  public SystemCallException(String call, int errno, String facts) {
    super(message(call, errno, facts), null);
    this.call = call;
    this.errno = errno;
    this.facts = facts;
  }

  private SystemCallException(SystemCallException cause, String hint) {
    super(cause.getMessage() + ": " + hint, cause);
    call = cause.call;
    errno = cause.errno;
    facts = cause.facts;
  }

  /** The same refusal, with what could be done about it. */
  public SystemCallException withHint(String hint) {
    return new SystemCallException(this, hint);
  }

  /** What the call was for; may be empty. */
  public String facts() {
    return facts;
  }

  private static String message(String call, int errno, String facts) {
    return call
        + " failed: "
        + Errno.meaning(errno)
        + ": errno="
        + Errno.name(errno)
        + (facts.isEmpty() ? "" : " " + facts);
  }

  /** What was called. */
  public String call() {
    return call;
  }

  /** The number of the error, to be compared with {@link Errno#number}. */
  public int errno() {
    return errno;
  }

  /** Whether the kernel gave this reason. */
  public boolean is(Errno reason) {
    return errno == reason.number();
  }
}
