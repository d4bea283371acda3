package dev.saker.kernel.spec;

/** What a program is to be attached to, as the name of its section says. */
public sealed interface AttachPoint {
  /** A kernel tracepoint, with its arguments as plain words: {@code raw_tp/sys_exit}. */
  record RawTracepoint(String name) implements AttachPoint {}

  /** A kernel tracepoint, with its arguments as the kernel's types: {@code tp_btf/sys_exit}. */
  record BtfTracepoint(String name) implements AttachPoint {}

  /** A tracepoint as the tracing file system lists them: {@code tp/syscalls/sys_exit_open}. */
  record Tracepoint(String category, String name) implements AttachPoint {}

  /** A list of the kernel's objects, gone through on demand: {@code iter/task_file}. */
  record Iterator(String target) implements AttachPoint {}

  /** A function of the kernel, when it is entered: {@code fentry/do_unlinkat}. */
  record FunctionEntry(String function) implements AttachPoint {}

  /** A function of the kernel, when it returns: {@code fexit/do_unlinkat}. */
  record FunctionExit(String function) implements AttachPoint {}

  /** A security hook: {@code lsm/file_open}. */
  record SecurityHook(String hook) implements AttachPoint {}
}
