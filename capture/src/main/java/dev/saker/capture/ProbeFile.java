package dev.saker.capture;

import dev.saker.kernel.spec.ObjectSpec;
import dev.saker.kernel.sys.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The compiled probe for the architecture of this machine, as it lies in the jar. */
public final class ProbeFile {
  private ProbeFile() {}

  /** Name of the file, such as {@code probe.x86_64.o}. */
  public static String name() {
    return switch (Architecture.CURRENT) {
      case X86_64 -> "probe.x86_64.o";
      case ARM64 -> "probe.arm64.o";
    };
  }

  /**
   * Reads it.
   *
   * @throws dev.saker.kernel.error.FormatException when the loader does not understand it
   */
  public static ObjectSpec read() {
    String name = name();
    try (InputStream in = ProbeFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("probe is not in the program: file=" + name);
      }
      return ObjectSpec.read(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("probe is not readable: file=" + name, e);
    }
  }
}
