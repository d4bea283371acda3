package dev.saker.state;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventHeader;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import dev.saker.events.TextBuffer;

/**
 * Tells what the state knows in the form in which a source tells it before its events: the other
 * direction of {@link SnapshotLoader}.
 */
final class StateDescription {
  private static final int VERSION = 9;
  private static final byte[] SEPARATOR = {0};
  private static final byte[] ROOT = {'/'};

  private final ThreadTable threads;
  private final SnapshotHandler handler;
  private final long ending;
  private final boolean[] served = new boolean[1 << 16];
  private final TextBuffer text = new TextBuffer();

  /**
   * @param ending thread that ends with the current event, and is told as if it did not; -1 for
   *     none
   */
  StateDescription(ThreadTable threads, long ending, SnapshotHandler handler) {
    this.threads = threads;
    this.ending = ending;
    this.handler = handler;
  }

  /** Tells all threads, then the descriptors of each. */
  void tellThreads() {
    for (int i = 0; i < threads.positions(); i++) {
      ThreadEntry thread = threads.at(i);
      if (thread != null && !thread.isPlaceholder()) {
        handler.onProcess(process(thread));
        findServers(thread.ownDescriptors);
      }
    }
    for (int i = 0; i < threads.positions(); i++) {
      ThreadEntry thread = threads.at(i);
      if (thread != null && !thread.isPlaceholder()) {
        tellDescriptors(thread);
      }
    }
  }

  private Snapshot.Process process(ThreadEntry thread) {
    ProcessImage image = thread.image;
    ExecutableFile file = image.file();
    int flags = thread.flags;
    if (thread.tid == ending) {
      flags &= ~ThreadEntry.CLOSED;
    }
    return new Snapshot.Process(
        VERSION,
        thread.tid,
        thread.pid,
        thread.ptid,
        thread.sid,
        thread.vpgid,
        thread.pgid,
        image.comm(),
        image.exe(),
        image.exepath(),
        image.args().bytes(),
        thread.isMain() ? thread.ownEnv.bytes() : Bytes.EMPTY,
        thread.cwd().length == 0 ? ROOT : thread.cwd(),
        thread.root,
        controlGroups(thread.cgroups),
        thread.fdLimit,
        flags,
        thread.uid,
        thread.gid,
        thread.vmSizeKb,
        thread.vmRssKb,
        thread.vmSwapKb,
        thread.majorFaults,
        thread.minorFaults,
        thread.vtid,
        thread.vpid,
        thread.pidnsInitStartNs,
        thread.tty,
        thread.loginUid,
        file.writable(),
        file.upperLayer(),
        file.lowerLayer(),
        file.fromMemfd(),
        thread.capInheritable,
        thread.capPermitted,
        thread.capEffective,
        file.inode(),
        file.ctimeNs(),
        file.mtimeNs());
  }

  private byte[] controlGroups(ControlGroups groups) {
    text.clear();
    for (int i = 0; i < groups.count(); i++) {
      if (i > 0) {
        text.append(SEPARATOR);
      }
      text.append(groups.subsystem(i)).append('=').append(groups.path(i));
    }
    return text.toBytes();
  }

  private void findServers(FdTable table) {
    for (int i = 0; i < table.positions(); i++) {
      FdEntry entry = table.at(i);
      if (entry != null && entry.isInternetServer()) {
        served[entry.sourcePort & 0xffff] = true;
      }
    }
  }

  private void tellDescriptors(ThreadEntry thread) {
    FdTable table = thread.ownDescriptors;
    for (int i = 0; i < table.positions(); i++) {
      FdEntry entry = table.at(i);
      if (entry != null && entry.type != DescriptorType.UNKNOWN) {
        handler.onDescriptor(thread.tid, descriptor(entry));
      }
    }
  }

  private Snapshot.Descriptor descriptor(FdEntry entry) {
    return switch (entry.type) {
      case IPV4_SOCKET -> socket(entry, 4);
      case IPV6_SOCKET -> socket(entry, 16);
      case IPV4_SERVER -> server(entry, 4);
      case IPV6_SERVER -> server(entry, 16);
      case UNIX_SOCKET ->
          new Snapshot.Descriptor(
              entry.fd,
              entry.inode,
              entry.type,
              pointer(entry.sourceLow),
              pointer(entry.destinationLow),
              0,
              0,
              0,
              entry.openFlags,
              entry.device,
              entry.name);
      default ->
          new Snapshot.Descriptor(
              entry.fd,
              entry.inode,
              // The older form has no room for flags and device.
              entry.isFile() ? DescriptorType.FILE_V2 : entry.type,
              Bytes.EMPTY,
              Bytes.EMPTY,
              0,
              0,
              0,
              entry.openFlags,
              entry.device,
              entry.name);
    };
  }

  /**
   * The end that listens stands first where whoever reads it can know that it listens, as it stands
   * in the kernel.
   */
  private Snapshot.Descriptor socket(FdEntry entry, int size) {
    FdEntry told = entry;
    if (size == 4 && entry.isServer() && served[entry.destinationPort & 0xffff]) {
      told = entry.copy();
      told.swapEnds();
    }
    return new Snapshot.Descriptor(
        told.fd,
        told.inode,
        told.type,
        address(told.sourceHigh, told.sourceLow, size),
        address(told.destinationHigh, told.destinationLow, size),
        told.sourcePort,
        told.destinationPort,
        told.l4,
        told.openFlags,
        told.device,
        Bytes.EMPTY);
  }

  private static Snapshot.Descriptor server(FdEntry entry, int size) {
    return new Snapshot.Descriptor(
        entry.fd,
        entry.inode,
        entry.type,
        address(entry.sourceHigh, entry.sourceLow, size),
        Bytes.EMPTY,
        entry.sourcePort,
        0,
        entry.l4,
        entry.openFlags,
        entry.device,
        Bytes.EMPTY);
  }

  private static byte[] address(long high, long low, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      int fromEnd = size - 1 - i;
      bytes[i] = (byte) (fromEnd < 8 ? low >>> (8 * fromEnd) : high >>> (8 * (fromEnd - 8)));
    }
    return bytes;
  }

  private static byte[] pointer(long value) {
    byte[] bytes = new byte[8];
    EventHeader.putLong(bytes, 0, value);
    return bytes;
  }
}
