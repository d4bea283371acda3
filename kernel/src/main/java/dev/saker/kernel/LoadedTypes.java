package dev.saker.kernel;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.BtfWriter;
import dev.saker.kernel.btf.LineInfo;
import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.spec.ProgramSpec;
import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.SystemCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Types of an object file as the kernel has them, together with the texts of source lines, which
 * programs refer to. When the kernel does not know the newer kinds of type, they are put in older
 * words; ids stay the same.
 */
final class LoadedTypes implements AutoCloseable {
  private static final int LOG_BYTES = 64 << 10;

  private final Fd fd;
  private final BtfWriter texts;

  private LoadedTypes(Fd fd, BtfWriter texts) {
    this.fd = fd;
    this.texts = texts;
  }

  /**
   * Loads types.
   *
   * @throws SystemCallException when the kernel may not be asked
   * @throws FormatException when the kernel takes them in no form
   */
  static LoadedTypes load(String name, Btf types, List<ProgramSpec> programs) {
    BtfWriter written = write(types, programs, false);
    long result = call(written, MemorySegment.NULL);
    if (result == -Errno.EINVAL.number()) {
      written = write(types, programs, true);
      result = call(written, MemorySegment.NULL);
    }
    if (result == -Errno.EINVAL.number()) {
      throw refused(name, written);
    }
    try {
      SystemCalls.require(Attributes.name(BpfCommand.BTF_LOAD), "object=" + name, result);
    } catch (SystemCallException e) {
      throw Permission.explained(e);
    }
    return new LoadedTypes(new Fd((int) result, "types of " + name), written);
  }

  private static BtfWriter write(Btf types, List<ProgramSpec> programs, boolean old) {
    BtfWriter writer = new BtfWriter();
    for (int id = 1; id < types.limit(); id++) {
      BtfType type = types.type(id);
      writer.add(old ? OlderTypes.of(type) : type);
    }
    for (ProgramSpec program : programs) {
      for (LineInfo line : program.code().lines()) {
        writer.text(line.file());
        writer.text(line.text());
      }
    }
    return writer;
  }

  private static long call(BtfWriter writer, MemorySegment log) {
    byte[] bytes = writer.toArray();
    try (Attributes attributes = new Attributes()) {
      attributes.putPointer(0, attributes.bytes(bytes)).putInt(16, bytes.length);
      if (log.byteSize() > 0) {
        attributes.putPointer(8, log).putInt(20, (int) log.byteSize()).putInt(24, 1);
      }
      return attributes.call(BpfCommand.BTF_LOAD);
    }
  }

  private static FormatException refused(String name, BtfWriter writer) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment log = arena.allocate(LOG_BYTES);
      call(writer, log);
      String[] lines = log.getString(0).strip().split("\n", -1);
      return new FormatException(
          name + ": the kernel refuses its types: " + lines[lines.length - 1]);
    }
  }

  Fd fd() {
    return fd;
  }

  /** The offset of a text that was loaded along. */
  int text(String text) {
    return texts.text(text);
  }

  @Override
  public void close() {
    fd.close();
  }
}
