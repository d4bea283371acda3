package dev.saker.kernel;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.error.FeatureException;
import dev.saker.kernel.error.KernelException;
import dev.saker.kernel.spec.AttachPoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the running kernel may have or not, and since when. */
public enum Feature {
  PROGRAMS("BPF programs with types", 5, 2),
  KERNEL_TYPES("description of its types (CONFIG_DEBUG_INFO_BTF)", 5, 2),
  RAW_TRACEPOINT("raw tracepoints", 4, 17),
  TRACEPOINT("programs on tracepoints", 4, 7),
  BTF_TRACEPOINT("raw tracepoints with types", 5, 5),
  ITERATOR("iterators", 5, 8),
  FUNCTION("programs on functions (trampolines)", 5, 5),
  SECURITY_HOOK("programs on security hooks (CONFIG_BPF_LSM)", 5, 7),
  RING_BUFFER("ring buffers", 5, 8),
  TASK_STORAGE("storage per task", 5, 11);

  private final String words;
  private final int major;
  private final int minor;

  Feature(String words, int major, int minor) {
    this.words = words;
    this.major = major;
    this.minor = minor;
  }

  /** What it is, in words. */
  public String words() {
    return words;
  }

  /** The first version that has it. */
  public KernelVersion since() {
    return new KernelVersion(major, minor);
  }

  /**
   * Asks the running kernel, by making the smallest thing of this kind.
   *
   * @return nothing when it has it; else why not: a {@link FeatureException}, or a refusal for lack
   *     of rights, which leaves the question open
   */
  public Optional<KernelException> probe() {
    try {
      FeatureProbe.require(this);
      return Optional.empty();
    } catch (KernelException e) {
      return Optional.of(e);
    }
  }

  static Feature of(AttachPoint attach) {
    return switch (attach) {
      case AttachPoint.RawTracepoint ignored -> RAW_TRACEPOINT;
      case AttachPoint.BtfTracepoint ignored -> BTF_TRACEPOINT;
      case AttachPoint.Tracepoint ignored -> TRACEPOINT;
      case AttachPoint.Iterator ignored -> ITERATOR;
      case AttachPoint.FunctionEntry ignored -> FUNCTION;
      case AttachPoint.FunctionExit ignored -> FUNCTION;
      case AttachPoint.SecurityHook ignored -> SECURITY_HOOK;
    };
  }

  /** The exception that says that it is missing. */
  FeatureException missing(String facts, @Nullable RuntimeException cause) {
    return new FeatureException(
        words, since().toString(), "running=" + KernelVersion.running() + " " + facts, cause);
  }

  /**
   * The types of the running kernel.
   *
   * @throws FeatureException when it does not tell them
   */
  static Btf kernelTypes() {
    return Btf.ofKernel()
        .orElseThrow(() ->
            new FeatureException(
                KERNEL_TYPES.words,
                KERNEL_TYPES.since().toString(),
                "file=" + Btf.KERNEL + " running=" + KernelVersion.running(),
                null));
  }
}
