package dev.saker.kernel;

import dev.saker.kernel.error.FeatureException;
import dev.saker.kernel.spec.AttachPoint;
import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.SystemCall;
import dev.saker.kernel.sys.SystemCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Attaches a program to a tracepoint of the tracing file system, through {@code perf_event_open}.
 */
final class PerfTracepoint {
  private static final List<Path> FILE_SYSTEMS =
      List.of(Path.of("/sys/kernel/tracing/events"), Path.of("/sys/kernel/debug/tracing/events"));

  private static final int PERF_TYPE_TRACEPOINT = 2;
  private static final int ATTRIBUTE_BYTES = 64;
  private static final int PERF_FLAG_FD_CLOEXEC = 8;
  private static final long IOC_ENABLE = 0x2400;
  private static final long IOC_SET_BPF = 0x40042408;

  private PerfTracepoint() {}

  static Fd attach(AttachPoint.Tracepoint point, Fd program) {
    String facts = "tracepoint=" + point.category() + "/" + point.name();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attribute = arena.allocate(ATTRIBUTE_BYTES, 8);
      attribute.set(ValueLayout.JAVA_INT, 0, PERF_TYPE_TRACEPOINT);
      attribute.set(ValueLayout.JAVA_INT, 4, ATTRIBUTE_BYTES);
      attribute.set(ValueLayout.JAVA_LONG, 8, id(point));
      attribute.set(ValueLayout.JAVA_LONG, 16, 1); // sample period
      int everyProcess = -1;
      int anyCpu = 0;
      Fd fd =
          new Fd(
              (int)
                  SystemCalls.require(
                      SystemCall.PERF_EVENT_OPEN,
                      facts,
                      attribute.address(),
                      everyProcess,
                      anyCpu,
                      -1,
                      PERF_FLAG_FD_CLOEXEC,
                      0),
              facts);
      try {
        fd.ioctl(IOC_SET_BPF, program.number());
        fd.ioctl(IOC_ENABLE, 0);
        return fd;
      } catch (RuntimeException e) {
        fd.close();
        throw e;
      }
    }
  }

  private static long id(AttachPoint.Tracepoint point) {
    for (Path folder : FILE_SYSTEMS) {
      Path file = folder.resolve(point.category()).resolve(point.name()).resolve("id");
      if (Files.isReadable(file)) {
        try {
          return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
          throw new UncheckedIOException("tracepoint not readable: file=" + file, e);
        }
      }
    }
    throw new FeatureException(
        "tracepoint " + point.category() + "/" + point.name(),
        Feature.TRACEPOINT.since().toString(),
        "looked for below " + FILE_SYSTEMS + "; is tracefs mounted?",
        null);
  }
}
