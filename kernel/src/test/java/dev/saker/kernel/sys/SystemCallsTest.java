package dev.saker.kernel.sys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.SystemCallException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SystemCallsTest {
  private static final int EFD_NONBLOCK = 0x800;

  @TempDir private Path folder;

  @Test
  void refusedCallReturnsTheNegatedErrorAndRequireThrowsIt() {
    assertEquals(-Errno.EBADF.number(), SystemCalls.call(SystemCall.CLOSE, 1 << 20, 0, 0, 0, 0, 0));
    var e =
        assertThrows(
            SystemCallException.class,
            () -> SystemCalls.require(SystemCall.CLOSE, "file=none", 1 << 20, 0, 0, 0, 0, 0));
    assertEquals("close failed: bad file descriptor: errno=EBADF file=none", e.getMessage());
  }

  @Test
  void everyCallIsKnownToTheKernel() {
    for (SystemCall call : SystemCall.values()) {
      long result = SystemCalls.call(call, -1, -1, -1, -1, -1, -1);
      assertTrue(
          result < 0 && result != -Errno.ENOSYS.number(), () -> call + " returned " + result);
    }
  }

  @Test
  void descriptorIsClosedOnceAndThenRefused() throws IOException {
    long before = descriptors();
    Fd fd = eventFd(0);
    assertEquals(before + 1, descriptors());
    fd.close();
    fd.close();
    assertEquals(before, descriptors());
    assertEquals(
        "descriptor closed: event",
        assertThrows(IllegalStateException.class, fd::number).getMessage());
  }

  @Test
  void mappingOfWhatCannotBeMappedSaysSo() {
    try (Fd fd = eventFd(0)) {
      var e =
          assertThrows(
              SystemCallException.class, () -> Mapping.map(fd, 0, Mapping.PAGE_BYTES, false));
      assertEquals(
          "mmap failed: no such device: errno=ENODEV event bytes=" + Mapping.PAGE_BYTES,
          e.getMessage());
    }
  }

  @Test
  void pageSizeIsThatOfTheAuxiliaryVector() {
    assertEquals(1, Integer.bitCount(Mapping.PAGE_BYTES));
    assertEquals(
        0x4000,
        AuxiliaryVector.pageBytes(
            new byte[] {
              3, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0,
              0, 0, 0, 0
            }));
    assertThrows(IllegalStateException.class, () -> AuxiliaryVector.pageBytes(new byte[24]));
  }

  @Test
  void epollTellsWhatCanBeRead() {
    try (Fd silent = eventFd(0);
        Fd ready = eventFd(1);
        Epoll epoll = new Epoll()) {
      epoll.add(silent, 7);
      assertEquals(0, epoll.await(0));
      epoll.add(ready, 8);
      assertEquals(1, epoll.await(-1));
      assertEquals(8, epoll.token(0));
    }
  }

  @Test
  @Timeout(20)
  void anotherThreadWakesTheOneThatWaits() throws InterruptedException {
    try (Epoll epoll = new Epoll()) {
      CountDownLatch started = new CountDownLatch(1);
      Thread waker =
          Thread.ofPlatform()
              .name("waker")
              .start(() -> {
                try {
                  started.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                epoll.wake();
              });
      started.countDown();
      assertEquals(0, epoll.await(-1));
      waker.join();
      assertEquals(0, epoll.await(0), "the wake-up is used up");
    }
  }

  @Test
  void datagramArrivesAtTheSocketWithThatPath() {
    String path = folder.resolve("socket").toString();
    byte[] text = "held up".getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined();
        Fd receiver = bound(arena, path);
        UnixDatagram sender = new UnixDatagram(1000)) {
      sender.send(path, text);
      MemorySegment buffer = arena.allocate(100);
      long count = receiver.read(buffer);
      assertArrayEquals(text, buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Test
  @Timeout(20)
  void datagramWithoutReceiverOrRoomIsRefused() {
    String path = folder.resolve("full").toString();
    try (Arena arena = Arena.ofConfined();
        UnixDatagram sender = new UnixDatagram(20)) {
      var absent =
          assertThrows(SystemCallException.class, () -> sender.send(path, new byte[] {1, 2}));
      assertEquals(
          "sendto failed: no such file or directory: errno=ENOENT path=" + path + " bytes=2",
          absent.getMessage());
      try (Fd receiver = bound(arena, path)) {
        assertTrue(receiver.number() > 0);
        var full =
            assertThrows(
                SystemCallException.class,
                () -> {
                  while (true) {
                    sender.send(path, new byte[1000]);
                  }
                });
        assertTrue(full.is(Errno.EAGAIN), full.getMessage());
      }
    }
  }

  @Test
  void pathOfASocketIsLimited() {
    try (UnixDatagram sender = new UnixDatagram(0)) {
      assertThrows(
          IllegalArgumentException.class, () -> sender.send("/" + "x".repeat(107), new byte[1]));
      assertThrows(IllegalArgumentException.class, () -> sender.send("", new byte[1]));
    }
  }

  @Test
  void onlyKnownArchitecturesAreTaken() {
    assertEquals(Architecture.ARM64, Architecture.of("aarch64"));
    assertEquals(Architecture.X86_64, Architecture.of("amd64"));
    assertThrows(UnsupportedOperationException.class, () -> Architecture.of("riscv64"));
  }

  private static Fd eventFd(int value) {
    return new Fd(
        (int) SystemCalls.require(SystemCall.EVENTFD2, "", value, EFD_NONBLOCK, 0, 0, 0, 0),
        "event");
  }

  private static Fd bound(Arena arena, String path) {
    Fd fd =
        new Fd(
            (int)
                SystemCalls.require(
                    SystemCall.SOCKET,
                    "",
                    UnixDatagram.AF_UNIX,
                    UnixDatagram.SOCK_DGRAM,
                    0,
                    0,
                    0,
                    0),
            "receiver");
    MemorySegment address = UnixDatagram.address(arena, path);
    SystemCalls.require(
        SystemCall.BIND, path, fd.number(), address.address(), address.byteSize(), 0, 0, 0);
    return fd;
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> list = Files.list(Path.of("/proc/self/fd"))) {
      return list.count();
    }
  }
}
