package dev.saker.state;

import dev.saker.events.DescriptorType;
import org.jspecify.annotations.Nullable;

/**
 * An open file descriptor. Written only while an event is applied to the state; an entry may be
 * shared by the tables of several processes (after a fork), so a writer goes through {@link
 * FdTable#own}.
 *
 * <p>Internet addresses are numbers of 128 bits in two halves, most significant byte first; an IPv4
 * address is the low 32 bits of the low half. For a listening socket the source is its own address.
 * For a unix socket the low halves are the kernel pointers of source and destination.
 */
public final class FdEntry {
  public static final int FROM_SNAPSHOT = 1;
  public static final int ROLE_CLIENT = 1 << 2;
  public static final int ROLE_SERVER = 1 << 3;
  public static final int CONNECTED = 1 << 13;
  public static final int CONNECTION_PENDING = 1 << 15;
  public static final int CONNECTION_FAILED = 1 << 16;
  public static final int OVERLAY_UPPER = 1 << 17;
  public static final int OVERLAY_LOWER = 1 << 18;

  public static final int L4_UNKNOWN = 0;
  public static final int L4_NOT_APPLICABLE = 1;
  public static final int L4_TCP = 2;
  public static final int L4_UDP = 3;
  public static final int L4_ICMP = 4;
  public static final int L4_RAW = 5;

  /** {@code PPM_O_CLOEXEC}. */
  public static final int OPEN_CLOEXEC = 1 << 12;

  /** {@code PPM_EPOLL_CLOEXEC} and {@code PPM_MFD_CLOEXEC}, which have the same bit. */
  public static final int OTHER_CLOEXEC = 1;

  /** Number of the descriptor. */
  public long fd = -1;

  public DescriptorType type = DescriptorType.UNKNOWN;

  /** Bits of this class's flag constants. */
  public int flags;

  /** {@code PPM_O_*} bits, or what stands for them with other kinds of descriptor. */
  public int openFlags;

  public int device;
  public long inode;

  /** Process that a pidfd stands for. */
  public long pidOfPidfd;

  /** Path, tuple as text, or label; empty when there is none. */
  public byte[] name = Bytes.EMPTY;

  /** Path as the caller gave it; null for what was not opened by path during the recording. */
  public byte @Nullable [] rawName;

  public long sourceHigh;
  public long sourceLow;
  public long destinationHigh;
  public long destinationLow;
  public int sourcePort;
  public int destinationPort;

  /** Transport protocol of an internet socket as one of the {@code L4_*} numbers. */
  public int l4;

  /** How many tables hold this entry; see {@link FdTable}. */
  int holders;

  /** Makes it as if it was new. */
  void reset() {
    fd = -1;
    type = DescriptorType.UNKNOWN;
    flags = 0;
    openFlags = 0;
    device = 0;
    inode = 0;
    pidOfPidfd = 0;
    name = Bytes.EMPTY;
    rawName = null;
    sourceHigh = 0;
    sourceLow = 0;
    destinationHigh = 0;
    destinationLow = 0;
    sourcePort = 0;
    destinationPort = 0;
    l4 = 0;
    holders = 0;
  }

  /** An entry with the same content that no table owns yet. */
  public FdEntry copy() {
    FdEntry entry = new FdEntry();
    entry.fd = fd;
    entry.type = type;
    entry.flags = flags;
    entry.openFlags = openFlags;
    entry.device = device;
    entry.inode = inode;
    entry.pidOfPidfd = pidOfPidfd;
    entry.name = name;
    entry.rawName = rawName;
    entry.sourceHigh = sourceHigh;
    entry.sourceLow = sourceLow;
    entry.destinationHigh = destinationHigh;
    entry.destinationLow = destinationLow;
    entry.sourcePort = sourcePort;
    entry.destinationPort = destinationPort;
    entry.l4 = l4;
    return entry;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  public boolean isClient() {
    return has(ROLE_CLIENT);
  }

  public boolean isServer() {
    return has(ROLE_SERVER);
  }

  public boolean hasNoRole() {
    return (flags & (ROLE_CLIENT | ROLE_SERVER)) == 0;
  }

  public boolean isConnected() {
    return has(CONNECTED);
  }

  public boolean isFile() {
    return type == DescriptorType.FILE || type == DescriptorType.FILE_V2;
  }

  public boolean isIpv4Socket() {
    return type == DescriptorType.IPV4_SOCKET;
  }

  public boolean isIpv6Socket() {
    return type == DescriptorType.IPV6_SOCKET;
  }

  /** Whether it has source and destination addresses. */
  public boolean isInternetSocket() {
    return type == DescriptorType.IPV4_SOCKET || type == DescriptorType.IPV6_SOCKET;
  }

  /** Whether it is a socket that listens at an internet address. */
  public boolean isInternetServer() {
    return type == DescriptorType.IPV4_SERVER || type == DescriptorType.IPV6_SERVER;
  }

  public boolean isUnixSocket() {
    return type == DescriptorType.UNIX_SOCKET;
  }

  /** A TCP socket over IPv4; the asking code knows no other. */
  public boolean isIpv4Tcp() {
    return isIpv4Socket() && l4 == L4_TCP;
  }

  /** A UDP socket over IPv4; the asking code knows no other. */
  public boolean isIpv4Udp() {
    return isIpv4Socket() && l4 == L4_UDP;
  }

  /**
   * Transport protocol as fields show it: a socket whose role is not known has none unless it is
   * raw.
   */
  public int shownL4() {
    if (isInternetSocket()) {
      return l4 != L4_RAW && hasNoRole() ? L4_NOT_APPLICABLE : l4;
    }
    return isInternetServer() ? l4 : L4_NOT_APPLICABLE;
  }

  /** Whether the descriptor goes away when its process starts another program. */
  public boolean closesOnExec() {
    return (openFlags & OPEN_CLOEXEC) != 0
        || ((openFlags & OTHER_CLOEXEC) != 0
            && (type == DescriptorType.EVENTPOLL || type == DescriptorType.MEMFD));
  }

  public void clearClosesOnExec() {
    openFlags &= ~(OPEN_CLOEXEC | OTHER_CLOEXEC);
  }

  public void setConnected() {
    flags = (flags & ~(CONNECTION_PENDING | CONNECTION_FAILED)) | CONNECTED;
  }

  /** Exchanges source and destination. */
  public void swapEnds() {
    long high = sourceHigh;
    long low = sourceLow;
    int port = sourcePort;
    sourceHigh = destinationHigh;
    sourceLow = destinationLow;
    sourcePort = destinationPort;
    destinationHigh = high;
    destinationLow = low;
    destinationPort = port;
  }

  /** Major part of {@link #device}. */
  public int deviceMajor() {
    return (device & 0xfff00) >> 8;
  }

  /** Minor part of {@link #device}. */
  public int deviceMinor() {
    return (device & 0xff) | ((device >>> 12) & 0xfff00);
  }
}
