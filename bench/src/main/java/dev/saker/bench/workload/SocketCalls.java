package dev.saker.bench.workload;

import dev.saker.events.EventHeader;
import dev.saker.events.EventType;

/** System calls on sockets, by the task that a lane runs. */
final class SocketCalls {
  static final int UNIX = 1;
  static final int INTERNET = 2;
  static final int NETLINK = 16;
  static final int PACKET = 17;
  static final int STREAM = 1;
  static final int DATAGRAM = 2;
  static final int RAW = 3;

  private static final int IN_PROGRESS = -115;
  private static final int TUPLE_BYTES = 13;
  private static final int ADDRESS_BYTES = 7;
  private static final long KERNEL_POINTER = 0xffff_8f12_4400_0000L;

  private final Lane lane;
  private final Dice dice;
  private final byte[] tuple = new byte[128];
  private final byte[] address = new byte[128];

  SocketCalls(Lane lane, Dice dice) {
    this.lane = lane;
    this.dice = dice;
  }

  int socket(int domain, int type, int protocol) {
    int fd = lane.task().descriptors.add();
    lane.start(Codes.SOCKET)
        .number(fd)
        .number(domain)
        .number(type | 02000000)
        .number(protocol)
        .number(4096);
    lane.end();
    return fd;
  }

  /** Connects over IPv4; a stream that does not block is under way for a while. */
  void connect(int fd, Peers peers, boolean blocks) {
    address[0] = INTERNET;
    EventHeader.putInt(address, 1, peers.remoteAddress());
    EventHeader.putShort(address, 5, peers.remotePort());
    lane.start(Codes.CONNECT)
        .number(blocks ? 0 : IN_PROGRESS)
        .bytes(tuple, 0, outbound(peers))
        .number(fd)
        .bytes(address, 0, ADDRESS_BYTES);
    lane.end();
  }

  /** Connects to a socket in the file system. */
  void connectUnix(int fd, byte[] path) {
    address[0] = UNIX;
    System.arraycopy(path, 0, address, 1, path.length);
    tuple[0] = UNIX;
    EventHeader.putLong(tuple, 1, KERNEL_POINTER + 0x40L * dice.below(4096));
    EventHeader.putLong(tuple, 9, KERNEL_POINTER + 0x40L * dice.below(4096));
    System.arraycopy(path, 0, tuple, 17, path.length);
    lane.start(Codes.CONNECT)
        .number(0)
        .bytes(tuple, 0, 17 + path.length)
        .number(fd)
        .bytes(address, 0, 1 + path.length);
    lane.end();
  }

  /** Takes a connection; the peers are seen from the accepting side. */
  int accept(Peers peers) {
    int fd = lane.task().descriptors.add();
    lane.start(Codes.ACCEPT4)
        .number(fd)
        .bytes(tuple, 0, inbound(peers))
        .number(0)
        .number(dice.below(3))
        .number(511)
        .number(4096);
    lane.end();
    return fd;
  }

  void send(int fd, Peers peers, int size) {
    lane.start(Codes.SENDTO)
        .number(size)
        .bytes(Payload.BYTES, Payload.offset(dice), Math.min(size, Payload.MAX_BYTES))
        .number(fd)
        .number(size)
        .bytes(tuple, 0, outbound(peers));
    lane.end();
  }

  /** A result of 0 is the end of the stream. */
  void receive(int fd, Peers peers, int size) {
    lane.start(Codes.RECVFROM)
        .number(size)
        .bytes(Payload.BYTES, Payload.offset(dice), Math.min(size, Payload.MAX_BYTES))
        .bytes(tuple, 0, inbound(peers))
        .number(fd)
        .number(4096);
    lane.end();
  }

  /** A message over a connected socket in the file system. */
  void sendMessage(int fd, int size) {
    lane.start(Codes.SENDMSG)
        .number(size)
        .bytes(Payload.BYTES, Payload.offset(dice), Math.min(size, Payload.MAX_BYTES))
        .number(fd)
        .number(size)
        .empty();
    lane.end();
  }

  void receiveMessage(int fd, int size) {
    lane.start(Codes.RECVMSG)
        .number(size)
        .number(size)
        .bytes(Payload.BYTES, Payload.offset(dice), Math.min(size, Payload.MAX_BYTES))
        .empty()
        .empty()
        .number(fd);
    lane.end();
  }

  /** Asks whether a connection came about. */
  void error(int fd) {
    byte[] none = {1, 0, 0, 0, 0, 0, 0, 0, 0};
    lane.start(Codes.GETSOCKOPT).number(0).number(fd).number(1).number(4).bytes(none).number(4);
    lane.end();
  }

  void shutdown(int fd) {
    EventType type = Codes.SHUTDOWN;
    lane.start(type).number(0).number(fd).number(1);
    lane.end();
  }

  private int outbound(Peers peers) {
    return tuple(
        peers.localAddress(), peers.localPort(), peers.remoteAddress(), peers.remotePort());
  }

  private int inbound(Peers peers) {
    return tuple(
        peers.remoteAddress(), peers.remotePort(), peers.localAddress(), peers.localPort());
  }

  private int tuple(int source, int sourcePort, int destination, int destinationPort) {
    tuple[0] = INTERNET;
    EventHeader.putInt(tuple, 1, source);
    EventHeader.putShort(tuple, 5, sourcePort);
    EventHeader.putInt(tuple, 7, destination);
    EventHeader.putShort(tuple, 11, destinationPort);
    return TUPLE_BYTES;
  }
}
