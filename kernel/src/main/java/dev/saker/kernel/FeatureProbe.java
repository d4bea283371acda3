package dev.saker.kernel;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.BtfWriter;
import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.spec.AttachPoint;
import dev.saker.kernel.spec.MapType;
import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.Mapping;

/**
 * Finds out what the kernel has by making the smallest thing of each kind, and letting go of it. A
 * program is attached only where it sees nothing and changes nothing.
 */
final class FeatureProbe {
  /** {@code r0 = 0; exit}. */
  private static final long[] NOTHING = {0xb7, 0x95};

  private static final int MAP_NO_PREALLOC = 1;

  private FeatureProbe() {}

  /**
   * Returns when the kernel has it.
   *
   * @throws dev.saker.kernel.error.KernelException when it has not, or may not be asked
   */
  static void require(Feature feature) {
    switch (feature) {
      case PROGRAMS -> types().close();
      case KERNEL_TYPES -> Feature.kernelTypes();
      case RAW_TRACEPOINT -> load(feature, new AttachPoint.RawTracepoint("sys_enter")).close();
      case TRACEPOINT -> load(feature, new AttachPoint.Tracepoint("", "")).close();
      case BTF_TRACEPOINT ->
          load(feature, new AttachPoint.BtfTracepoint("sched_process_exit")).close();
      case ITERATOR -> load(feature, new AttachPoint.Iterator("task")).close();
      case FUNCTION -> attach(feature, new AttachPoint.FunctionEntry("bpf_fentry_test1"));
      case SECURITY_HOOK -> load(feature, new AttachPoint.SecurityHook("file_open")).close();
      case RING_BUFFER -> map(feature, MapType.RINGBUF, 0, 0, Mapping.PAGE_BYTES, 0);
      case TASK_STORAGE -> map(feature, MapType.TASK_STORAGE, 4, 4, 0, MAP_NO_PREALLOC);
    }
  }

  private static Fd types() {
    BtfWriter writer = new BtfWriter();
    writer.add(new BtfType.Int("int", 4, 1, 0, 32));
    byte[] bytes = writer.toArray();
    try (Attributes attributes = new Attributes()) {
      return opened(
          Feature.PROGRAMS,
          attributes.putPointer(0, attributes.bytes(bytes)).putInt(16, bytes.length),
          BpfCommand.BTF_LOAD);
    }
  }

  private static Fd load(Feature feature, AttachPoint attach) {
    Btf kernel = Feature.kernelTypes();
    ProgramKind kind = ProgramKind.of(attach, kernel);
    try (Attributes attributes = new Attributes()) {
      return opened(
          feature,
          attributes
              .putInt(0, kind.type())
              .putInt(4, NOTHING.length)
              .putPointer(8, attributes.longs(NOTHING))
              .putPointer(16, attributes.text("GPL"))
              .putInt(68, kind.attachType())
              .putInt(108, kind.target()),
          BpfCommand.PROG_LOAD);
    }
  }

  private static void attach(Feature feature, AttachPoint attach) {
    try (Fd program = load(feature, attach);
        Attributes attributes = new Attributes()) {
      opened(feature, attributes.putInt(8, program.number()), BpfCommand.RAW_TRACEPOINT_OPEN)
          .close();
    }
  }

  private static void map(
      Feature feature, MapType type, int keyBytes, int valueBytes, int entries, int flags) {
    try (Fd types = types();
        Attributes attributes = new Attributes()) {
      attributes
          .putInt(0, type.number())
          .putInt(4, keyBytes)
          .putInt(8, valueBytes)
          .putInt(12, entries)
          .putInt(16, flags);
      if (keyBytes > 0) {
        attributes.putInt(48, types.number()).putInt(52, 1).putInt(56, 1);
      }
      opened(feature, attributes, BpfCommand.MAP_CREATE).close();
    }
  }

  private static Fd opened(Feature feature, Attributes attributes, BpfCommand command) {
    String facts = "probe=" + feature;
    try {
      return attributes.open(command, facts);
    } catch (SystemCallException e) {
      boolean trampoline = feature == Feature.FUNCTION || feature == Feature.SECURITY_HOOK;
      boolean forbidden = e.is(Errno.EPERM) || e.is(Errno.EACCES);
      if (forbidden && !(trampoline && mayLoad())) {
        throw Permission.explained(e);
      }
      throw feature.missing(facts + " errno=" + Errno.name(e.errno()), e);
    }
  }

  /** Whether this process may load other programs: then it is not for lack of rights. */
  private static boolean mayLoad() {
    try {
      require(Feature.BTF_TRACEPOINT);
      return true;
    } catch (SystemCallException e) {
      return false;
    }
  }
}
