package dev.saker.kernel;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.btf.LineInfo;
import dev.saker.kernel.core.CoreRelocator;
import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.error.VerifierException;
import dev.saker.kernel.spec.AttachPoint;
import dev.saker.kernel.spec.Instruction;
import dev.saker.kernel.spec.MapReference;
import dev.saker.kernel.spec.ObjectSpec;
import dev.saker.kernel.spec.ProgramSpec;
import dev.saker.kernel.sys.Fd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/** Fits the programs of one object to the kernel and loads them. */
final class ProgramLoader {
  private static final int FIRST_LOG_BYTES = 256 << 10;
  private static final int LARGEST_LOG_BYTES = 16 << 20;
  private static final int SLEEPABLE = 1 << 4;

  private final ObjectSpec object;
  private final Btf kernel;
  private final LoadedTypes types;
  private final Map<String, BpfMap> maps;
  private final CoreRelocator relocator;

  ProgramLoader(ObjectSpec object, Btf kernel, LoadedTypes types, Map<String, BpfMap> maps) {
    this.object = object;
    this.kernel = kernel;
    this.types = types;
    this.maps = maps;
    relocator = new CoreRelocator(object.types(), kernel);
  }

  Program load(ProgramSpec spec) {
    long[] code = spec.code().instructions();
    List<CoreRelocator.Poisoned> poisoned = relocator.relocate(code, spec.code().relocations());
    for (MapReference reference : spec.code().maps()) {
      put(code, reference);
    }
    ProgramKind kind = ProgramKind.of(spec.attach(), kernel);
    long result = load(spec, kind, code, MemorySegment.NULL);
    if (result < 0) {
      throw refused(spec, kind, code, poisoned, (int) -result);
    }
    return new Program(spec, new Fd((int) result, "program=" + spec.name()));
  }

  private void put(long[] code, MapReference reference) {
    BpfMap map = maps.get(reference.map());
    if (map == null) {
      throw new IllegalStateException("map not created: map=" + reference.map());
    }
    int at = reference.instruction();
    int form = reference.ofValue() ? Instruction.LOADS_MAP_VALUE : Instruction.LOADS_MAP;
    code[at] = Instruction.withImmediate(Instruction.withSource(code[at], form), map.fd().number());
    code[at + 1] = Instruction.withImmediate(code[at + 1], reference.offset());
  }

  private long load(ProgramSpec spec, ProgramKind kind, long[] code, MemorySegment log) {
    try (Attributes attributes = new Attributes()) {
      attributes
          .putInt(0, kind.type())
          .putInt(4, code.length)
          .putPointer(8, attributes.longs(code))
          .putPointer(16, attributes.text(object.license()))
          .putInt(44, spec.sleepable() ? SLEEPABLE : 0)
          .putName(48, spec.name())
          .putInt(68, kind.attachType())
          .putInt(72, types.fd().number())
          .putInt(108, kind.target());
      List<FunctionInfo> functions = spec.code().functions();
      List<LineInfo> lines = spec.code().lines();
      attributes
          .putInt(76, 8)
          .putPointer(80, attributes.ints(words(functions)))
          .putInt(88, functions.size())
          .putInt(92, 16)
          .putPointer(96, attributes.ints(lineWords(lines)))
          .putInt(104, lines.size());
      if (log.byteSize() > 0) {
        attributes.putInt(24, 1).putInt(28, (int) log.byteSize()).putPointer(32, log);
      }
      return attributes.call(BpfCommand.PROG_LOAD);
    }
  }

  private static int[] words(List<FunctionInfo> functions) {
    int[] words = new int[functions.size() * 2];
    int i = 0;
    for (FunctionInfo function : functions) {
      words[i++] = function.instruction();
      words[i++] = function.type();
    }
    return words;
  }

  private int[] lineWords(List<LineInfo> lines) {
    int[] words = new int[lines.size() * 4];
    int i = 0;
    for (LineInfo line : lines) {
      words[i++] = line.instruction();
      words[i++] = types.text(line.file());
      words[i++] = types.text(line.text());
      words[i++] = line.line() << 10 | line.column();
    }
    return words;
  }

  private RuntimeException refused(
      ProgramSpec spec,
      ProgramKind kind,
      long[] code,
      List<CoreRelocator.Poisoned> poisoned,
      int errno) {
    String log = log(spec, kind, code);
    String facts = "program=" + spec.name() + " section=" + spec.section();
    if (log.isBlank()) {
      SystemCallException e =
          new SystemCallException(Attributes.name(BpfCommand.PROG_LOAD), errno, facts);
      return isMissing(spec.attach(), errno)
          ? Feature.of(spec.attach()).missing(facts + " errno=" + Errno.name(errno), e)
          : Permission.explained(e);
    }
    return new VerifierException(spec.name(), errno, log, hint(log, poisoned));
  }

  /**
   * Whether a refusal without a word of the verifier says that the kernel cannot. Maps and types
   * have been taken when this is asked: it is not for lack of rights when it is only trampolines
   * that are not permitted.
   */
  private static boolean isMissing(AttachPoint attach, int errno) {
    boolean trampoline =
        switch (attach) {
          case AttachPoint.FunctionEntry ignored -> true;
          case AttachPoint.FunctionExit ignored -> true;
          case AttachPoint.SecurityHook ignored -> true;
          case AttachPoint.RawTracepoint ignored -> false;
          case AttachPoint.BtfTracepoint ignored -> false;
          case AttachPoint.Tracepoint ignored -> false;
          case AttachPoint.Iterator ignored -> false;
        };
    boolean old = KernelVersion.running().compareTo(Feature.of(attach).since()) < 0;
    return errno == Errno.ENOTSUPP.number() || trampoline || old && errno == Errno.EINVAL.number();
  }

  private static String hint(String log, List<CoreRelocator.Poisoned> poisoned) {
    if (!log.contains("unknown#" + CoreRelocator.POISON)) {
      return "";
    }
    return "this kernel's types lack one of: "
        + String.join(
            ", ", poisoned.stream().map(CoreRelocator.Poisoned::wanted).distinct().toList());
  }

  private String log(ProgramSpec spec, ProgramKind kind, long[] code) {
    for (int bytes = FIRST_LOG_BYTES; ; bytes *= 4) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment log = arena.allocate(bytes);
        long result = load(spec, kind, code, log);
        if (result >= 0) {
          new Fd((int) result, spec.name()).close();
          return "";
        }
        if (result != -Errno.ENOSPC.number() || bytes >= LARGEST_LOG_BYTES) {
          return log.getString(0);
        }
      }
    }
  }
}
