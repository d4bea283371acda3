package dev.saker.testkit;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who is there when a {@link RandomStory} begins. */
final class RandomSnapshot {
  private static final byte[] NONE = new byte[0];
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final byte[] REMOTE = {10, 0, 0, 5};

  private RandomSnapshot() {}

  static List<StoryThread> tell(Random random, SnapshotHandler out, long nowNs) {
    out.onStart();
    out.onMachine(new Snapshot.Machine(4, 8L << 30, 32768, "story", nowNs - 3_600_000_000_000L, 0));
    out.onInterface(
        new Snapshot.Interface(utf8("lo"), LOOPBACK, new byte[] {-1, 0, 0, 0}, LOOPBACK, 0));
    out.onInterface(
        new Snapshot.Interface(
            utf8("eth0"), REMOTE, new byte[] {-1, -1, -1, 0}, new byte[] {10, 0, 0, -1}, 1000));
    out.onUser(new Snapshot.User(0, 0, utf8("root"), utf8("/root"), utf8("/bin/bash")));
    out.onUser(new Snapshot.User(1000, 1000, utf8("user"), utf8("/home/user"), utf8("/bin/sh")));
    out.onUser(new Snapshot.User(33, 33, utf8("www-data"), utf8("/var/www"), NONE));
    out.onGroup(new Snapshot.Group(0, utf8("root")));
    out.onGroup(new Snapshot.Group(1000, utf8("user")));

    List<StoryThread> threads = new ArrayList<>();
    threads.add(process(1, 0, "systemd", "/usr/lib/systemd/systemd", StoryThread.HOST_CGROUPS, 0));
    for (int i = 0; i < 40; i++) {
      long pid = 100L + i;
      long parent = threads.get(random.nextInt(threads.size())).pid();
      String program = RandomParams.pick(random, StoryThread.PROGRAMS);
      String comm = program.substring(program.lastIndexOf('/') + 1);
      String cgroups = RandomParams.pick(random, StoryThread.CGROUPS);
      threads.add(
          process(
              pid,
              parent,
              comm.substring(0, Math.min(15, comm.length())),
              program,
              cgroups,
              random.nextInt(3) == 0 ? 1000 : 0));
    }
    for (StoryThread thread : threads) {
      out.onProcess(entry(random, thread, nowNs));
    }
    for (StoryThread thread : threads) {
      descriptors(random, thread, out);
    }
    return threads;
  }

  private static StoryThread process(
      long pid, long parent, String comm, String exe, String cgroups, int uid) {
    long virtual = cgroups.equals(StoryThread.HOST_CGROUPS) ? pid : pid - 90;
    return new StoryThread(pid, pid, parent, virtual, virtual, comm, exe, cgroups, uid);
  }

  private static Snapshot.Process entry(Random random, StoryThread thread, long nowNs) {
    boolean contained = thread.vpid() != thread.pid();
    return new Snapshot.Process(
        9,
        thread.tid(),
        thread.pid(),
        thread.ptid(),
        thread.pid() - thread.pid() % 10,
        thread.vpid(),
        thread.pid(),
        utf8(thread.comm()),
        utf8(thread.exe()),
        utf8(random.nextInt(5) == 0 ? "" : thread.exe()),
        utf8("-D\0--opt=1\0"),
        utf8("PATH=/bin\0TERM=xterm\0"),
        utf8("/"),
        utf8("/"),
        utf8(thread.cgroups()),
        1024,
        1,
        thread.uid(),
        thread.uid(),
        10_000 + random.nextInt(1000),
        5000,
        0,
        random.nextInt(10),
        random.nextInt(1000),
        thread.vtid(),
        thread.vpid(),
        contained ? nowNs - 1_000_000_000_000L : 0,
        random.nextBoolean() ? 34816 : 0,
        random.nextInt(3) == 0 ? 1000 : -1,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        false,
        false,
        0,
        0x1ff_ffff_ffffL,
        0x1ff_ffff_ffffL,
        random.nextInt(100_000),
        nowNs - 5_000_000_000_000L,
        nowNs - 6_000_000_000_000L);
  }

  private static void descriptors(Random random, StoryThread thread, SnapshotHandler out) {
    for (int fd = 0; fd < 3; fd++) {
      out.onDescriptor(thread.tid(), file(fd, "/dev/null"));
    }
    for (int fd = 3; fd < 12; fd++) {
      out.onDescriptor(thread.tid(), any(random, fd));
    }
  }

  private static Snapshot.Descriptor any(Random random, int fd) {
    return switch (random.nextInt(9)) {
      case 0 -> file(fd, "/var/log/syslog");
      case 1 -> plain(fd, DescriptorType.DIRECTORY, "/etc");
      case 2 -> plain(fd, DescriptorType.FIFO, "pipe:[4711]");
      case 3 -> plain(fd, DescriptorType.EVENTPOLL, "[eventpoll]");
      case 4 ->
          new Snapshot.Descriptor(
              fd, 77, DescriptorType.IPV4_SOCKET, LOOPBACK, REMOTE, 50_000, 443, 2, 0, 0, NONE);
      case 5 ->
          new Snapshot.Descriptor(
              fd, 78, DescriptorType.IPV4_SERVER, LOOPBACK, NONE, 80, 0, 2, 0, 0, NONE);
      case 6 ->
          new Snapshot.Descriptor(
              fd,
              79,
              DescriptorType.UNIX_SOCKET,
              new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
              new byte[8],
              0,
              0,
              0,
              0,
              0,
              utf8("/run/dbus"));
      case 7 -> plain(fd, DescriptorType.NETLINK, "");
      default -> plain(fd, DescriptorType.SIGNALFD, "[signalfd]");
    };
  }

  private static Snapshot.Descriptor file(int fd, String name) {
    return new Snapshot.Descriptor(
        fd, 5, DescriptorType.FILE_V2, NONE, NONE, 0, 0, 0, 3, 0x801, utf8(name));
  }

  private static Snapshot.Descriptor plain(int fd, DescriptorType type, String name) {
    return new Snapshot.Descriptor(fd, 6, type, NONE, NONE, 0, 0, 0, 0, 0, utf8(name));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
