package dev.saker.capture.probe;

import static dev.saker.capture.probe.Libc.AT_FDCWD;
import static dev.saker.capture.probe.LiveProbe.ENTERED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.testkit.Live;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait, and whose arguments another thread changes meanwhile. */
@ExtendWith(Live.class)
@Timeout(60)
final class LiveEnteredTest {
  @TempDir Path folder;

  @Test
  void pathThatChangesWhileAnOpenWaitsIsToldAsItWas() throws Exception {
    String fifo = folder.resolve("real").toString();
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc, "sys_enter")) {
      libc.done("mknod", libc.text(fifo), 010600, 0);
      probe.want(ENTERED, "openat", "open", "openat2");
      String sham = folder.resolve("sham").toString();
      String dev = "dev=" + Files.getAttribute(folder, "unix:dev");
      assertEquals(
          List.of(
              "openat dirfd=-100 name=" + fifo + " flags=O_RDONLY|O_CLOEXEC mode=0",
              "openat fd=# dirfd=-100 name="
                  + sham
                  + " flags=O_RDONLY|O_CLOEXEC mode=0 "
                  + dev
                  + " ino=#"),
          whileChanged(
              probe, libc, fifo, sham, path -> libc.done("openat", AT_FDCWD, path, 02000000, 0)));
      assertEquals(
          List.of(
              "open name=" + fifo + " flags=O_RDONLY mode=0",
              "open fd=# name=" + sham + " flags=O_RDONLY mode=0 " + dev + " ino=#"),
          whileChanged(probe, libc, fifo, sham, path -> libc.done("open", path, 0, 0)));
      assertEquals(
          List.of(
              "openat2 dirfd=-100 name=" + fifo + " flags=O_RDONLY mode=0 resolve=0",
              "openat2 fd=# dirfd=-100 name="
                  + sham
                  + " flags=O_RDONLY mode=0 resolve=0 "
                  + dev
                  + " ino=#"),
          whileChanged(
              probe,
              libc,
              fifo,
              sham,
              path -> libc.done("openat2", AT_FDCWD, path, libc.longs(0, 0, 0), 24)));
    }
  }

  @Test
  void pathThatStaysIsToldOnce() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc, "sys_enter")) {
      probe.want(ENTERED, "openat", "creat", "connect");
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "openat",
              () -> libc.call("openat", AT_FDCWD, libc.text("/none/there"), 0, 0),
              "openat fd=-2 dirfd=-100 name=/none/there flags=O_RDONLY mode=0 dev=0 ino=0"),
          ProbeCase.of(
              "creat",
              () -> libc.call("creat", libc.text("/none/there"), 0600),
              "creat fd=-2 name=/none/there mode=384 dev=0 ino=0 creat_flags=0"),
          ProbeCase.of(
              "connect",
              () -> libc.call("connect", 9999, libc.memory(16).address(), 16),
              "connect res=-9 tuple= fd=9999 addr="));
    }
  }

  @Test
  void addressThatChangesWhileAConnectWaitsIsToldAsItWas() throws Exception {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc, "sys_enter")) {
      MemorySegment address = libc.memory(112);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      write(address.asSlice(2), "\0real-" + probe.tid());
      int length = 2 + 6 + Long.toString(probe.tid()).length();
      long listener = libc.done("socket", 1, 1, 0);
      libc.done("bind", listener, address.address(), length);
      libc.done("listen", listener, 0);
      long first = libc.done("socket", 1, 1, 0);
      libc.done("connect", first, address.address(), length);
      long second = libc.done("socket", 1, 1, 0);
      probe.want(ENTERED, "connect");
      Thread other =
          whenWaiting(
              probe.tid(),
              () -> {
                write(address.asSlice(2), "\0sham-");
                try (Libc own = new Libc()) {
                  own.done("close", own.done("accept", listener, 0, 0));
                }
              });
      libc.done("connect", second, address.address(), length);
      other.join();
      List<String> events = probe.own().stream().map(LiveProbe.Received::toString).toList();
      assertEquals(2, events.size(), events.toString());
      assertEquals("connect fd=" + second + " addr=real-" + probe.tid(), events.get(0));
      assertEquals(
          "connect res=0 tuple=real-" + probe.tid() + " fd=" + second + " addr=sham-" + probe.tid(),
          events.get(1));
      for (long fd : new long[] {listener, first, second}) {
        libc.done("close", fd);
      }
    }
  }

  private interface Open {
    long of(long path);
  }

  /**
   * Opens a pipe with a name, and changes the path in memory before somebody opens its other end.
   */
  private static List<String> whileChanged(
      LiveProbe probe, Libc libc, String fifo, String sham, Open open) throws Exception {
    MemorySegment path = libc.memory(fifo.length() + 1);
    write(path, fifo);
    probe.own();
    Thread other =
        whenWaiting(
            probe.tid(),
            () -> {
              write(path, sham);
              try (Libc own = new Libc()) {
                own.done("close", own.done("openat", AT_FDCWD, own.text(fifo), 1, 0));
              }
            });
    long fd = open.of(path.address());
    other.join();
    libc.done("close", fd);
    return probe.own().stream()
        .map(LiveProbe.Received::toString)
        .map(line -> line.replaceAll("(fd|ino)=\\d+", "$1=#"))
        .toList();
  }

  /** Does something as soon as a thread of this process waits in one of these calls. */
  private static Thread whenWaiting(long tid, Runnable action) {
    Path call = Path.of("/proc/self/task/" + tid + "/syscall");
    Set<String> calls =
        Stream.of("open", "openat", "openat2", "connect")
            .map(name -> "" + Libc.NUMBERS.get(name))
            .collect(Collectors.toSet());
    return Thread.ofPlatform()
        .start(() -> {
          while (!calls.contains(firstWord(call))) {
            Thread.onSpinWait();
          }
          action.run();
        });
  }

  private static String firstWord(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.indexOf(' ') + 1).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(MemorySegment memory, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
  }
}
