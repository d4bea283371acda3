package dev.saker.bench.workload;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventHeader;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;

/** Tells what a task has open before the first event. */
final class OpenFiles {
  private static final byte[] NONE = {};
  private static final byte[] NULL_DEVICE = Texts.text("/dev/null");
  private static final int TCP = 2;
  private static final int READ_AND_WRITE = 3;

  private final Task task;
  private final SnapshotHandler out;

  OpenFiles(Task task, SnapshotHandler out) {
    this.task = task;
    this.out = out;
  }

  /**
   * The descriptors that every task has, and which its table has already; programs inherit them.
   */
  void standard() {
    for (int fd = 0; fd < Descriptors.STANDARD; fd++) {
      tell(fd, DescriptorType.FILE_V2, NULL_DEVICE, READ_AND_WRITE);
    }
  }

  void file(int fd, byte[] path, int flags) {
    task.descriptors.take(fd);
    tell(fd, DescriptorType.FILE_V2, path, flags);
  }

  void eventPoll(int fd) {
    task.descriptors.take(fd);
    tell(fd, DescriptorType.EVENTPOLL, Texts.text("anon_inode:[eventpoll]"), 0);
  }

  void timer(int fd) {
    task.descriptors.take(fd);
    tell(fd, DescriptorType.TIMERFD, Texts.text("anon_inode:[timerfd]"), 0);
  }

  void listener(int fd, int port) {
    task.descriptors.take(fd);
    out.onDescriptor(
        task.pid,
        new Snapshot.Descriptor(
            fd,
            50_000 + fd,
            DescriptorType.IPV4_SERVER,
            new byte[4],
            NONE,
            port,
            0,
            TCP,
            0,
            0,
            NONE));
  }

  void connection(int fd, Peers peers) {
    task.descriptors.take(fd);
    out.onDescriptor(
        task.pid,
        new Snapshot.Descriptor(
            fd,
            60_000 + fd,
            DescriptorType.IPV4_SOCKET,
            address(peers.localAddress()),
            address(peers.remoteAddress()),
            peers.localPort(),
            peers.remotePort(),
            TCP,
            0,
            0,
            NONE));
  }

  void unix(int fd, byte[] path) {
    task.descriptors.take(fd);
    byte[] own = new byte[8];
    EventHeader.putLong(own, 0, 0xffff_8f12_5000_0000L + task.pid * 64);
    out.onDescriptor(
        task.pid,
        new Snapshot.Descriptor(
            fd,
            70_000 + fd,
            DescriptorType.UNIX_SOCKET,
            own,
            new byte[8],
            0,
            0,
            0,
            0,
            0,
            Texts.bare(path)));
  }

  private void tell(int fd, DescriptorType type, byte[] name, int flags) {
    out.onDescriptor(
        task.pid,
        new Snapshot.Descriptor(
            fd, 40_000 + fd, type, NONE, NONE, 0, 0, 0, flags, 3, Texts.bare(name)));
  }

  private static byte[] address(int address) {
    byte[] bytes = new byte[4];
    EventHeader.putInt(bytes, 0, address);
    return bytes;
  }
}
