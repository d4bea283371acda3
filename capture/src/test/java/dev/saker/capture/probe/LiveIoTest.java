package dev.saker.capture.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.testkit.Live;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Live.class)
final class LiveIoTest {
  @TempDir Path folder;

  @Test
  void dataIsThereAsFarAsItIsKept() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "0123456789".repeat(20));
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "read",
          "write",
          "pread64",
          "pwrite64",
          "readv",
          "writev",
          "preadv",
          "pwritev",
          "sendfile",
          "splice",
          "copy_file_range",
          "process_vm_readv",
          "process_vm_writev");
      probe.settings(0, 12);
      long fd = libc.done("openat", Libc.AT_FDCWD, libc.text(file.toString()), 2, 0);
      long room = libc.memory(200).address();
      long hello = libc.text("hello, world and all");
      long two = libc.longs(hello, 5, hello + 7, 5);
      long self = ProcessHandle.current().pid();
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "read",
              () -> libc.done("read", fd, room, 5),
              "read res=5 data=01234 fd=" + fd + " size=5"),
          ProbeCase.of(
              "read of more than is kept",
              () -> libc.done("read", fd, room, 50),
              "read res=50 data=567890123456 fd=" + fd + " size=50"),
          ProbeCase.of(
              "read that fails",
              () -> libc.call("read", 9999, room, 5),
              "read res=-9 data= fd=9999 size=5"),
          ProbeCase.of(
              "pread64",
              () -> libc.done("pread64", fd, room, 3, 11),
              "pread res=3 data=123 fd=" + fd + " size=3 pos=11"),
          ProbeCase.of(
              "readv",
              () -> libc.done("readv", fd, libc.longs(room, 3, room + 100, 4), 2),
              "readv res=7 size=7 data=5678901 fd=" + fd),
          ProbeCase.of(
              "preadv",
              () -> libc.done("preadv", fd, libc.longs(room, 3, room + 100, 90), 2, 10, 0),
              "preadv res=93 size=93 data=012345678901 fd=" + fd + " pos=10"),
          ProbeCase.of(
              "write",
              () -> libc.done("write", fd, hello, 20),
              "write res=20 data=hello, world fd=" + fd + " size=20"),
          ProbeCase.of(
              "write that fails",
              () -> libc.call("write", 9999, hello, 4),
              "write res=-9 data=hell fd=9999 size=4"),
          ProbeCase.of(
              "pwrite64",
              () -> libc.done("pwrite64", fd, hello, 4, 6),
              "pwrite res=4 data=hell fd=" + fd + " size=4 pos=6"),
          ProbeCase.of(
              "writev",
              () -> libc.done("writev", fd, two, 2),
              "writev res=10 data=helloworld fd=" + fd + " size=10"),
          ProbeCase.of(
              "pwritev",
              () -> libc.done("pwritev", fd, two, 2, 30, 0),
              "pwritev res=10 data=helloworld fd=" + fd + " size=10 pos=30"),
          ProbeCase.of(
              "sendfile",
              () -> libc.call("sendfile", 9999, fd, libc.longs(7), 5),
              "sendfile res=-9 offset=7 out_fd=9999 in_fd=" + fd + " size=5"),
          ProbeCase.of(
              "splice",
              () -> libc.call("splice", 9999, 0, 9998, 0, 10, 3),
              "splice res=-9 fd_in=9999 fd_out=9998 size=10"
                  + " flags=SPLICE_F_MOVE|SPLICE_F_NONBLOCK"),
          ProbeCase.of(
              "copy_file_range",
              () -> libc.call("copy_file_range", 9999, 1, 9998, 2, 10, 0),
              "copy_file_range res=-9 fdout=9998 offout=2 fdin=9999 offin=1 len=10"),
          ProbeCase.of(
              "process_vm_readv",
              () ->
                  libc.done(
                      "process_vm_readv", self, libc.longs(room, 5), 1, libc.longs(hello, 5), 1, 0),
              "process_vm_readv res=5 pid=" + self + " data=hello"),
          ProbeCase.of(
              "process_vm_writev",
              () ->
                  libc.done(
                      "process_vm_writev",
                      self,
                      libc.longs(hello, 5),
                      1,
                      libc.longs(room, 5),
                      1,
                      0),
              "process_vm_writev res=5 pid=" + self + " data=hello"));
      libc.done("close", fd);
    }
  }

  @Test
  void largestDataKeptIsThereAndStillFitsAnEvent() throws Exception {
    Path file = Files.write(folder.resolve("large"), new byte[70_000]);
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "read");
      probe.settings(0, 0xfff0);
      long fd = libc.done("openat", Libc.AT_FDCWD, libc.text(file.toString()), 0, 0);
      MemorySegment room = libc.memory(70_000);
      libc.done("read", fd, room.address(), 60_000);
      libc.done("read", fd, room.address(), 10);
      libc.done("lseek", fd, 0, 0);
      libc.done("read", fd, room.address(), 70_000);
      var events = probe.own();
      assertEquals(2, events.size(), "the third is too large");
      assertEquals(60_000, events.get(0).view().length(1));
      assertTrue(probe.counted(2, 0) > 0, "counted");
      libc.done("close", fd);
    }
  }

  @Test
  void memoryCallsTellPlacesAndProtection() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "mmap",
          "munmap",
          "mprotect",
          "mlock",
          "mlock2",
          "munlock",
          "mlockall",
          "munlockall",
          "brk");
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "memory of its own",
              () -> {
                long at = libc.done("mmap", 0, 4096, 3, 0x22, -1, 0);
                libc.done("mprotect", at, 4096, 1);
                libc.done("munmap", at, 4096);
              },
              "mmap res=# vm_size=# vm_rss=# vm_swap=0 addr=0 length=4096"
                  + " prot=PROT_READ|PROT_WRITE flags=MAP_PRIVATE|MAP_ANONYMOUS fd=-1 offset=0",
              "mprotect res=0 addr=# length=4096 prot=PROT_READ",
              "munmap res=0 vm_size=# vm_rss=# vm_swap=0 addr=# length=4096"),
          ProbeCase.of("mlock", () -> libc.call("mlock", 8, 9), "mlock res=-12 addr=8 len=9"),
          ProbeCase.of(
              "mlock2",
              () -> libc.call("mlock2", 8, 9, 1),
              "mlock2 res=-12 addr=8 len=9 flags=MLOCK_ONFAULT"),
          ProbeCase.of("munlock", () -> libc.call("munlock", 8, 9), "munlock res=-12 addr=8 len=9"),
          ProbeCase.of(
              "mlockall", () -> libc.call("mlockall", 4), "mlockall res=-22 flags=MCL_ONFAULT"),
          ProbeCase.of("munlockall", () -> libc.done("munlockall"), "munlockall res=0"),
          ProbeCase.of(
              "brk", () -> libc.done("brk", 0), "brk res=# vm_size=# vm_rss=# vm_swap=0 addr=0"));
    }
  }
}
