package dev.saker.state;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventHeader;
import dev.saker.events.Snapshot;
import dev.saker.events.TextBuffer;

/**
 * Turns what a source knows about the system before its events into entries. Relations between
 * threads, and the direction of connections, need all of it: they are made by {@link #finish}.
 */
final class SnapshotLoader {
  private static final byte[] DELETED = Bytes.of(" (deleted)");

  private final ThreadTable threads;
  private final ControlGroupsReader controlGroups;
  private final TextBuffer text = new TextBuffer();
  private boolean[] serverPorts = new boolean[0];
  private boolean pending;

  SnapshotLoader(ThreadTable threads, ControlGroupsReader controlGroups) {
    this.threads = threads;
    this.controlGroups = controlGroups;
  }

  boolean isPending() {
    return pending;
  }

  void clear() {
    pending = false;
    serverPorts = new boolean[0];
  }

  void add(Snapshot.Process process) {
    ThreadEntry thread = threads.create(process.tid());
    thread.pid = process.pid();
    thread.ptid = process.ptid();
    thread.sid = process.sid();
    thread.vpgid = process.vpgid();
    thread.pgid = process.pgid();
    thread.vtid = process.vtid();
    thread.vpid = process.vpid();
    thread.image = image(process);
    if (thread.isMain()) {
      thread.ownEnv = TextList.of(process.env());
      thread.ownCwd = directory(process.cwd());
    }
    thread.flags |= process.flags() | ThreadEntry.ACTIVE;
    thread.fdLimit = process.fdLimit();
    thread.uid = process.uid();
    thread.gid = process.gid();
    thread.loginUid = process.loginUid();
    thread.capInheritable = process.capInheritable();
    thread.capPermitted = process.capPermitted();
    thread.capEffective = process.capEffective();
    thread.vmSizeKb = process.vmSizeKb();
    thread.vmRssKb = process.vmRssKb();
    thread.vmSwapKb = process.vmSwapKb();
    thread.majorFaults = process.majorFaults();
    thread.minorFaults = process.minorFaults();
    thread.tty = process.tty();
    thread.pidnsInitStartNs = process.pidnsInitStartNs();
    thread.cgroups = controlGroups.read(process.cgroups(), 0, process.cgroups().length);
    thread.root = process.root();
    threads.add(thread);
    pending = true;
  }

  private static ProcessImage image(Snapshot.Process process) {
    byte[] exepath = process.exepath();
    if (exepath.length > DELETED.length && Bytes.endsWith(exepath, DELETED)) {
      exepath = Bytes.range(exepath, 0, exepath.length - DELETED.length);
    }
    ExecutableFile file =
        new ExecutableFile(
            process.exeWritable(),
            process.exeUpperLayer(),
            process.exeLowerLayer(),
            process.exeFromMemfd(),
            process.exeInode(),
            process.exeInodeCtimeNs(),
            process.exeInodeMtimeNs());
    return new ProcessImage(
        process.comm(), process.exe(), exepath, TextList.of(process.args()), file);
  }

  private byte[] directory(byte[] cwd) {
    Paths.join(text, Bytes.EMPTY, cwd, 0, cwd.length);
    if (text.isEmpty() || text.bytes()[text.length() - 1] != '/') {
      text.append('/');
    }
    return text.toBytes();
  }

  void add(long tid, Snapshot.Descriptor descriptor) {
    ThreadEntry thread = threads.find(tid);
    if (thread == null || descriptor.type() == DescriptorType.UNKNOWN) {
      return;
    }
    FdEntry entry = new FdEntry();
    entry.type = descriptor.type();
    entry.flags = FdEntry.FROM_SNAPSHOT;
    entry.inode = descriptor.inode();
    entry.openFlags = descriptor.openFlags();
    entry.device = descriptor.device();
    switch (descriptor.type()) {
      case IPV4_SOCKET, IPV6_SOCKET, IPV4_SERVER, IPV6_SERVER -> readInternet(entry, descriptor);
      case UNIX_SOCKET -> readUnix(entry, descriptor);
      default -> entry.name = descriptor.name();
    }
    thread.ownDescriptors.put(descriptor.fd(), entry);
    pending = true;
  }

  private void readInternet(FdEntry entry, Snapshot.Descriptor descriptor) {
    byte[] source = descriptor.source();
    byte[] destination = descriptor.destination();
    entry.sourceHigh = high(source);
    entry.sourceLow = low(source);
    entry.sourcePort = descriptor.sourcePort();
    entry.destinationHigh = high(destination);
    entry.destinationLow = low(destination);
    entry.destinationPort = descriptor.destinationPort();
    entry.l4 = descriptor.l4Proto();
    if (entry.isInternetServer()) {
      rememberServer(entry.sourcePort);
    } else if (entry.isIpv6Socket()
        && SocketText.isMappedIpv4(entry.sourceHigh, entry.sourceLow)
        && SocketText.isMappedIpv4(entry.destinationHigh, entry.destinationLow)) {
      entry.type = DescriptorType.IPV4_SOCKET;
      entry.sourceLow &= 0xffff_ffffL;
      entry.destinationLow &= 0xffff_ffffL;
    }
    if (entry.isInternetSocket() && entry.l4 == FdEntry.L4_TCP) {
      entry.flags |= FdEntry.CONNECTED;
    }
    name(entry);
  }

  private static void readUnix(FdEntry entry, Snapshot.Descriptor descriptor) {
    entry.sourceLow = pointer(descriptor.source());
    entry.destinationLow = pointer(descriptor.destination());
    entry.name = descriptor.name();
    entry.flags |= entry.name.length == 0 ? FdEntry.ROLE_CLIENT : FdEntry.ROLE_SERVER;
  }

  /** Relates all threads, and gives the connections of known servers their direction. */
  void finish() {
    pending = false;
    for (int i = 0; i < threads.positions(); i++) {
      ThreadEntry thread = threads.at(i);
      if (thread != null) {
        threads.relate(thread);
        FdTable table = thread.ownDescriptors;
        for (int k = 0; k < table.positions(); k++) {
          FdEntry entry = table.at(k);
          if (entry != null && entry.isIpv4Socket() && entry.has(FdEntry.FROM_SNAPSHOT)) {
            direct(entry);
          }
        }
      }
    }
  }

  private void direct(FdEntry entry) {
    int port = entry.sourcePort;
    if (port >= serverPorts.length || !serverPorts[port]) {
      entry.flags |= FdEntry.ROLE_CLIENT;
      return;
    }
    entry.swapEnds();
    entry.flags |= FdEntry.ROLE_SERVER;
    name(entry);
  }

  private void rememberServer(int port) {
    if (serverPorts.length == 0) {
      serverPorts = new boolean[65_536];
    }
    serverPorts[port & 0xffff] = true;
  }

  private void name(FdEntry entry) {
    text.clear();
    SocketText.appendEnds(text, entry);
    entry.name = text.toBytes();
  }

  private static long high(byte[] address) {
    return address.length == 16 ? Addresses.half(address, 0) : 0;
  }

  private static long low(byte[] address) {
    return switch (address.length) {
      case 4 -> Addresses.ipv4(address, 0);
      case 16 -> Addresses.half(address, 8);
      default -> 0;
    };
  }

  private static long pointer(byte[] bytes) {
    return bytes.length == 8 ? EventHeader.getLong(bytes, 0) : 0;
  }
}
