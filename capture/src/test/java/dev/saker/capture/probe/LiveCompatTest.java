package dev.saker.capture.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.kernel.sys.Architecture;
import dev.saker.testkit.Live;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls in the way of 32 bit programs, which have numbers, pointers and structs of their own. */
@ExtendWith(Live.class)
final class LiveCompatTest {
  @Test
  void callsOf32BitAreToldAsThoseOf64() throws Exception {
    Assumptions.assumeTrue(Architecture.CURRENT == Architecture.X86_64);
    Live.require(
        Files.readString(Path.of("/proc/kallsyms")).contains("do_int80_emulation"),
        "calls of 32 bit");
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "open",
          "openat",
          "lseek",
          "writev",
          "connect",
          "sendto",
          "accept",
          "getuid",
          "getrlimit",
          "execve",
          "getpid",
          "sendmsg");
      MemorySegment page = libc.low("2f6e6f6e6500" + "68656c6c6f00");
      long none = page.address();
      long hello = none + 6;
      MemorySegment ints = page.asSlice(64);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "open",
              () -> libc.callOf32Bit(5, none, 0),
              "open fd=-2 name=/none flags=O_RDONLY mode=0 dev=0 ino=0"),
          ProbeCase.of(
              "openat",
              () -> libc.callOf32Bit(295, -100, none, 1, 0),
              "openat fd=-2 dirfd=-100 name=/none flags=O_WRONLY mode=0 dev=0 ino=0"),
          ProbeCase.of(
              "another call, with the number that openat has in 64 bit",
              () -> libc.callOf32Bit(257)),
          ProbeCase.of(
              "_llseek",
              () -> libc.callOf32Bit(140, 9999, 1, 2, 0, 1),
              "lseek res=-9 fd=9999 offset=4294967298 whence=SEEK_CUR"),
          ProbeCase.of(
              "writev",
              () -> {
                set(ints, hello, 2, hello + 2, 3);
                libc.callOf32Bit(146, 9999, ints.address(), 2);
              },
              "writev res=-9 data=hello fd=9999 size=5"),
          ProbeCase.of(
              "connect by socketcall",
              () -> {
                set(ints, 9999, ints.address() + 32, 16);
                ints.set(ValueLayout.JAVA_LONG, 32, 0x0100007f_50000002L);
                libc.callOf32Bit(102, 3, ints.address());
              },
              "connect res=-9 tuple= fd=9999 addr=127.0.0.1:80"),
          ProbeCase.of(
              "send by socketcall",
              () -> {
                set(ints, 9999, hello, 5, 0);
                libc.callOf32Bit(102, 9, ints.address());
              },
              "sendto res=-9 data=hello fd=9999 size=5 tuple="),
          ProbeCase.of(
              "sendmsg",
              () -> {
                set(ints, 0, 0, ints.address() + 32, 1, 0, 0, 0, 0, hello, 5);
                libc.callOf32Bit(370, 9999, ints.address(), 0);
              },
              "sendmsg res=-9 data=hello fd=9999 size=5 tuple="),
          ProbeCase.of("getuid32", () -> libc.callOf32Bit(199), "getuid uid=0"),
          ProbeCase.of(
              "ugetrlimit",
              () -> libc.callOf32Bit(191, 9, ints.address()),
              "getrlimit res=0 cur=-1 max=-1 resource=RLIMIT_AS"),
          ProbeCase.of(
              "a call without an event of its own",
              () -> libc.callOf32Bit(20),
              "syscall ID=" + Libc.CODES.get("getpid") + " nativeID=20"));
      set(ints, none, hello, 0);
      libc.callOf32Bit(11, none, ints.address(), 0);
      List<LiveProbe.Received> events = probe.own();
      assertEquals(1, events.size());
      Children.expect(
          events.get(0),
          Map.of("res", "-2", "exe", "/none", "args", "hello;", "filename", "/none", "env", ""));
    }
  }

  private static void set(MemorySegment memory, long... values) {
    for (int i = 0; i < values.length; i++) {
      memory.setAtIndex(ValueLayout.JAVA_INT, i, (int) values[i]);
    }
  }
}
