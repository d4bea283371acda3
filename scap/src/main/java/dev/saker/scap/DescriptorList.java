package dev.saker.scap;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The descriptors of one thread.
 *
 * <pre>
 *   u64 tid, then entries:
 *   [version 2: u32 length, itself included]
 *   u64 descriptor, u64 inode, u8 type, and by type
 *     IPv4, IPv6 socket   source, destination (4 or 16 bytes each), u16 port of each, u8 protocol
 *     IPv4, IPv6 server   address, u16 port, u8 protocol
 *     unix socket         u64 source, u64 destination (kernel pointers), text path
 *     file v2             u32 open flags, text path, [version 2, while the entry lasts: u32 device]
 *     unknown             nothing
 *     all others          text
 * </pre>
 */
final class DescriptorList {
  private static final int MIN_ENTRY_BYTES = 4;
  private static final int MAX_PATH_BYTES = 1023;
  private static final byte[] EMPTY = {};

  private DescriptorList() {}

  static void read(BlockCursor block, boolean version2, SnapshotHandler handler)
      throws IOException {
    long tid = block.i64();
    while (block.bodyLeft() >= MIN_ENTRY_BYTES) {
      block.beginEntry();
      if (version2) {
        block.limitEntry(block.u32() - 4);
      }
      Snapshot.Descriptor descriptor = readEntry(block, version2);
      if (version2) {
        block.endEntry();
      }
      handler.onDescriptor(tid, descriptor);
    }
  }

  private static Snapshot.Descriptor readEntry(BlockCursor block, boolean version2)
      throws IOException {
    long fd = block.i64();
    long inode = block.i64();
    int number = block.u8();
    if (number >= DescriptorType.values().length) {
      if (!version2) {
        throw new DamageException("descriptor type not known: type=" + number);
      }
      byte[] name = ("unknown-type:[" + number + "]").getBytes(StandardCharsets.UTF_8);
      return named(fd, inode, DescriptorType.UNSUPPORTED, name);
    }
    DescriptorType type = DescriptorType.of(number);
    return switch (type) {
      case IPV4_SOCKET -> socket(block, fd, inode, type, 4);
      case IPV6_SOCKET -> socket(block, fd, inode, type, 16);
      case IPV4_SERVER -> server(block, fd, inode, type, 4);
      case IPV6_SERVER -> server(block, fd, inode, type, 16);
      case UNIX_SOCKET ->
          new Snapshot.Descriptor(
              fd, inode, type, block.bytes(8), block.bytes(8), 0, 0, 0, 0, 0, block.text());
      case FILE_V2 -> {
        int flags = block.i32();
        byte[] name = block.text();
        int device = version2 && block.entryLeft() >= 4 ? block.i32() : 0;
        yield new Snapshot.Descriptor(fd, inode, type, EMPTY, EMPTY, 0, 0, 0, flags, device, name);
      }
      case UNKNOWN -> named(fd, inode, type, EMPTY);
      case FILE,
          DIRECTORY,
          FIFO,
          EVENT,
          UNSUPPORTED,
          SIGNALFD,
          EVENTPOLL,
          INOTIFY,
          TIMERFD,
          NETLINK,
          BPF,
          USERFAULTFD,
          IO_URING,
          MEMFD,
          PIDFD ->
          named(fd, inode, type, block.text());
    };
  }

  private static Snapshot.Descriptor named(long fd, long inode, DescriptorType type, byte[] name) {
    return new Snapshot.Descriptor(fd, inode, type, EMPTY, EMPTY, 0, 0, 0, 0, 0, name);
  }

  private static Snapshot.Descriptor socket(
      BlockCursor block, long fd, long inode, DescriptorType type, int size) throws IOException {
    byte[] source = block.bytes(size);
    byte[] destination = block.bytes(size);
    int sourcePort = block.u16();
    int destinationPort = block.u16();
    return new Snapshot.Descriptor(
        fd, inode, type, source, destination, sourcePort, destinationPort, block.u8(), 0, 0, EMPTY);
  }

  private static Snapshot.Descriptor server(
      BlockCursor block, long fd, long inode, DescriptorType type, int size) throws IOException {
    byte[] address = block.bytes(size);
    int port = block.u16();
    return new Snapshot.Descriptor(
        fd, inode, type, address, EMPTY, port, 0, block.u8(), 0, 0, EMPTY);
  }

  /** Appends an entry of version 2. */
  static void write(Snapshot.Descriptor descriptor, BlockBuffer out) {
    int start = out.beginEntry();
    out.i64(descriptor.fd());
    out.i64(descriptor.inode());
    out.u8(descriptor.type().ordinal());
    switch (descriptor.type()) {
      case IPV4_SOCKET -> writeSocket(descriptor, 4, out);
      case IPV6_SOCKET -> writeSocket(descriptor, 16, out);
      case IPV4_SERVER -> writeServer(descriptor, 4, out);
      case IPV6_SERVER -> writeServer(descriptor, 16, out);
      case UNIX_SOCKET -> {
        out.padded(descriptor.source(), 8);
        out.padded(descriptor.destination(), 8);
        out.text(descriptor.name(), MAX_PATH_BYTES);
      }
      case FILE_V2 -> {
        out.i32(descriptor.openFlags());
        out.text(descriptor.name(), MAX_PATH_BYTES);
        out.i32(descriptor.device());
      }
      case UNKNOWN -> {
        // nothing follows
      }
      case FILE,
          DIRECTORY,
          FIFO,
          EVENT,
          UNSUPPORTED,
          SIGNALFD,
          EVENTPOLL,
          INOTIFY,
          TIMERFD,
          NETLINK,
          BPF,
          USERFAULTFD,
          IO_URING,
          MEMFD,
          PIDFD ->
          out.text(descriptor.name(), MAX_PATH_BYTES);
    }
    out.endEntry(start);
  }

  private static void writeSocket(Snapshot.Descriptor descriptor, int size, BlockBuffer out) {
    out.padded(descriptor.source(), size);
    out.padded(descriptor.destination(), size);
    out.u16(descriptor.sourcePort());
    out.u16(descriptor.destinationPort());
    out.u8(descriptor.l4Proto());
  }

  private static void writeServer(Snapshot.Descriptor descriptor, int size, BlockBuffer out) {
    out.padded(descriptor.source(), size);
    out.u16(descriptor.sourcePort());
    out.u8(descriptor.l4Proto());
  }
}
