package dev.saker.kernel;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.spec.AttachPoint;

/**
 * What the kernel wants to know of a program before it verifies it.
 *
 * @param type number of the kind of program
 * @param attachType number of the way in which it is attached, or 0
 * @param target id of the kernel's type or function that it goes to, or 0
 */
record ProgramKind(int type, int attachType, int target) {
  static final int ATTACH_ITERATOR = 28;

  private static final int TYPE_TRACEPOINT = 5;
  private static final int TYPE_RAW_TRACEPOINT = 17;
  private static final int TYPE_TRACING = 26;
  private static final int TYPE_SECURITY_HOOK = 29;
  private static final int ATTACH_TRACEPOINT = 23;
  private static final int ATTACH_ENTRY = 24;
  private static final int ATTACH_EXIT = 25;
  private static final int ATTACH_SECURITY_HOOK = 27;

  /**
   * The kind of a program on a kernel with these types.
   *
   * @throws dev.saker.kernel.error.FeatureException when the kernel has nothing to attach it to
   */
  static ProgramKind of(AttachPoint attach, Btf kernel) {
    return switch (attach) {
      case AttachPoint.RawTracepoint ignored -> new ProgramKind(TYPE_RAW_TRACEPOINT, 0, 0);
      case AttachPoint.Tracepoint ignored -> new ProgramKind(TYPE_TRACEPOINT, 0, 0);
      case AttachPoint.BtfTracepoint point ->
          new ProgramKind(
              TYPE_TRACING,
              ATTACH_TRACEPOINT,
              find(kernel, BtfType.Typedef.class, "btf_trace_" + point.name(), attach));
      case AttachPoint.Iterator iterator ->
          tracing(ATTACH_ITERATOR, kernel, "bpf_iter_" + iterator.target(), attach);
      case AttachPoint.FunctionEntry entry ->
          tracing(ATTACH_ENTRY, kernel, entry.function(), attach);
      case AttachPoint.FunctionExit exit -> tracing(ATTACH_EXIT, kernel, exit.function(), attach);
      case AttachPoint.SecurityHook hook ->
          new ProgramKind(
              TYPE_SECURITY_HOOK,
              ATTACH_SECURITY_HOOK,
              find(kernel, BtfType.Function.class, "bpf_lsm_" + hook.hook(), attach));
    };
  }

  private static ProgramKind tracing(
      int attachType, Btf kernel, String function, AttachPoint attach) {
    return new ProgramKind(
        TYPE_TRACING, attachType, find(kernel, BtfType.Function.class, function, attach));
  }

  private static int find(
      Btf kernel, Class<? extends BtfType> form, String name, AttachPoint attach) {
    int id = kernel.find(form, name);
    if (id == 0) {
      throw Feature.of(attach).missing("not in the types of this kernel: name=" + name, null);
    }
    return id;
  }
}
