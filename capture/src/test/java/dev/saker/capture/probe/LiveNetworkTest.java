package dev.saker.capture.probe;

import dev.saker.testkit.Live;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Live.class)
final class LiveNetworkTest {
  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int STREAM = 1;
  private static final int DATAGRAM = 2;

  @TempDir Path folder;

  @Test
  void connectionsTellTheTupleOfTheKernel() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      long listener = libc.done("socket", INET, STREAM, 0);
      libc.done("bind", listener, inet(libc, 0), 16);
      int port = port(libc, listener);
      long client = libc.done("socket", INET, STREAM, 0);
      probe.want(
          0,
          "socket",
          "bind",
          "connect",
          "listen",
          "accept",
          "accept4",
          "shutdown",
          "getsockname",
          "getpeername",
          "sendto",
          "recvfrom");
      long room = libc.memory(64).address();
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "socket",
              () -> libc.done("close", libc.done("socket", INET, 02000000 | DATAGRAM, 17)),
              "socket fd=# domain=AF_INET type=524290 proto=17 flags=O_CLOEXEC"),
          ProbeCase.of(
              "bind that fails",
              () -> libc.call("bind", 9999, inet(libc, 81), 16),
              "bind res=-9 addr=127.0.0.1:81 fd=9999"),
          ProbeCase.of(
              "listen",
              () -> libc.done("listen", listener, 7),
              "listen res=0 fd=" + listener + " backlog=7"),
          ProbeCase.of(
              "connect",
              () -> libc.done("connect", client, inet(libc, port), 16),
              "connect res=0 tuple=127.0.0.1:#->127.0.0.1:"
                  + port
                  + " fd="
                  + client
                  + " addr=127.0.0.1:"
                  + port),
          ProbeCase.of(
              "accept4",
              () -> {
                long accepted = libc.done("accept4", listener, 0, 0, 04000);
                libc.done("sendto", client, libc.text("hello"), 5, 0, 0, 0);
                libc.done("recvfrom", accepted, room, 40, 0, 0, 0);
                libc.done("close", accepted);
              },
              "accept4 fd=# tuple=127.0.0.1:#->127.0.0.1:"
                  + port
                  + " queuepct=0 queuelen=0 queuemax=7 flags=64",
              "sendto res=5 data=hello fd="
                  + client
                  + " size=5 tuple=127.0.0.1:#->127.0.0.1:"
                  + port,
              "recvfrom res=5 data=hello tuple=127.0.0.1:#->127.0.0.1:" + port + " fd=# size=40"),
          ProbeCase.of(
              "connect that is refused",
              () -> {
                long other = libc.done("socket", INET, STREAM, 0);
                libc.call("connect", other, inet(libc, 1), 16);
                libc.done("close", other);
              },
              "socket fd=# domain=AF_INET type=1 proto=0 flags=O_NONE",
              "connect res=-111 tuple= fd=# addr=127.0.0.1:1"),
          ProbeCase.of(
              "shutdown",
              () -> libc.done("shutdown", client, 1),
              "shutdown res=0 fd=" + client + " how=SHUT_WR"),
          ProbeCase.of(
              "names",
              () -> {
                libc.call("getsockname", client, 0, 0);
                libc.call("getpeername", client, 0, 0);
              },
              "getsockname",
              "getpeername"));
      libc.done("close", client);
      libc.done("close", listener);
    }
  }

  @Test
  void socketsOfSixBytesAndLocalOnesTellTheirs() {
    String path = folder.resolve("s").toString();
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      long six = libc.done("socket", INET6, DATAGRAM, 0);
      long local = libc.done("socket", UNIX, STREAM, 0);
      long client = libc.done("socket", UNIX, STREAM, 0);
      long abstractOne = libc.done("socket", UNIX, STREAM, 0);
      probe.want(0, "bind", "connect", "accept", "socketpair", "sendto");
      MemorySegment ends = libc.memory(8);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "connect of six",
              () -> libc.done("connect", six, inet6(libc, 53), 28),
              "connect res=0 tuple=::1:#->::1:53 fd=" + six + " addr=::1:53"),
          ProbeCase.of(
              "bind of a path",
              () -> libc.done("bind", local, unix(libc, path), 2 + path.length()),
              "bind res=0 addr=" + path + " fd=" + local),
          ProbeCase.of(
              "bind of an abstract name",
              () -> libc.done("bind", abstractOne, unix(libc, "\0saker-probe"), 14),
              "bind res=0 addr=saker-probe fd=" + abstractOne),
          ProbeCase.of(
              "connect to a path",
              () -> {
                libc.done("listen", local, 1);
                libc.done("connect", client, unix(libc, path), 3 + path.length());
                libc.done("close", libc.done("accept", local, 0, 0));
              },
              "connect res=0 tuple=" + path + " fd=" + client + " addr=" + path,
              "accept fd=# tuple=" + path + " queuepct=0 queuelen=0 queuemax=1"),
          ProbeCase.of(
              "socketpair",
              () -> libc.done("socketpair", UNIX, DATAGRAM, 0, ends.address()),
              "socketpair res=0 fd1=# fd2=# source=# peer=# domain=AF_LOCAL type=2 proto=0"),
          ProbeCase.of(
              "sendto of six to an address",
              () -> {
                long other = libc.done("socket", INET6, DATAGRAM, 0);
                libc.done("sendto", other, libc.text("x"), 1, 0, inet6(libc, 77), 28);
                libc.done("close", other);
              },
              "sendto res=1 data=x fd=# size=1 tuple=:::#->::1:77"));
      for (long fd :
          new long[] {
            six,
            local,
            client,
            abstractOne,
            ends.get(ValueLayout.JAVA_INT, 0),
            ends.get(ValueLayout.JAVA_INT, 4)
          }) {
        libc.done("close", fd);
      }
    }
  }

  @Test
  void messagesTellTheirPiecesAndTheirPeer() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      long receiver = libc.done("socket", INET, DATAGRAM, 0);
      libc.done("bind", receiver, inet(libc, 0), 16);
      int port = port(libc, receiver);
      long sender = libc.done("socket", INET, DATAGRAM, 0);
      probe.want(0, "sendmsg", "recvmsg", "sendmmsg", "recvmmsg");
      long hello = libc.text("hello, world");
      long pieces = libc.longs(hello, 5, hello + 7, 5);
      long name = inet(libc, port);
      MemorySegment from = libc.memory(16);
      MemorySegment room = libc.memory(64);
      long received = libc.longs(room.address(), 64);
      String tuple = "127.0.0.1:#->127.0.0.1:" + port;
      String unbound = "0.0.0.0:#->127.0.0.1:" + port;
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "sendmsg",
              () -> libc.done("sendmsg", sender, libc.longs(name, 16, pieces, 2, 0, 0, 0), 0),
              "sendmsg res=10 data=helloworld fd=" + sender + " size=10 tuple=" + unbound),
          ProbeCase.of(
              "recvmsg",
              () ->
                  libc.done(
                      "recvmsg", receiver, libc.longs(from.address(), 16, received, 1, 0, 0, 0), 0),
              "recvmsg res=10 size=10 data=helloworld tuple="
                  + tuple
                  + " msgcontrol= fd="
                  + receiver),
          ProbeCase.of(
              "sendmmsg",
              () ->
                  libc.done(
                      "sendmmsg",
                      sender,
                      libc.longs(name, 16, pieces, 1, 0, 0, 0, 0, name, 16, pieces, 2, 0, 0, 0, 0),
                      2,
                      0),
              "sendmmsg res=5 fd=" + sender + " size=5 data=hello tuple=" + unbound,
              "sendmmsg res=10 fd=" + sender + " size=10 data=helloworld tuple=" + unbound),
          ProbeCase.of(
              "recvmmsg",
              () ->
                  libc.done(
                      "recvmmsg",
                      receiver,
                      libc.longs(from.address(), 16, received, 1, 0, 0, 0, 0),
                      1,
                      0,
                      0),
              "recvmmsg res=5 fd="
                  + receiver
                  + " size=5 data=hello tuple="
                  + tuple
                  + " msgcontrol="),
          ProbeCase.of(
              "sendmsg that fails",
              () -> libc.call("sendmsg", 9999, 1, 0),
              "sendmsg res=-9 data= fd=9999 size= tuple="),
          ProbeCase.of(
              "recvmmsg that fails",
              () -> libc.call("recvmmsg", 9999, 1, 1, 0, 0),
              "recvmmsg res=-9 fd=9999 size=0 data= tuple= msgcontrol="));
      libc.done("close", sender);
      libc.done("close", receiver);
    }
  }

  @Test
  void optionsTellTheirValues() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      long fd = libc.done("socket", INET, STREAM, 0);
      probe.want(0, "setsockopt", "getsockopt");
      MemorySegment value = libc.memory(16);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "a number",
              () -> libc.done("setsockopt", fd, 1, 2, libc.ints(1), 4),
              "setsockopt res=0 fd="
                  + fd
                  + " level=SOL_SOCKET optname=SO_REUSEADDR val=0201000000 optlen=4"),
          ProbeCase.of(
              "a time",
              () -> libc.done("setsockopt", fd, 1, 20, libc.longs(1, 5), 16),
              "setsockopt res=0 fd="
                  + fd
                  + " level=SOL_SOCKET optname=SO_RCVTIMEO val=0488dd9a3b00000000 optlen=16"),
          ProbeCase.of(
              "bytes",
              () -> libc.done("setsockopt", fd, 6, 1, libc.ints(1), 4),
              "setsockopt res=0 fd="
                  + fd
                  + " level=SOL_TCP optname=UNKNOWN val=0001000000 optlen=4"),
          ProbeCase.of(
              "an error asked for",
              () -> libc.done("getsockopt", fd, 1, 4, value.address(), libc.ints(4)),
              "getsockopt res=0 fd="
                  + fd
                  + " level=SOL_SOCKET optname=SO_ERROR val=010000000000000000 optlen=4"));
      libc.done("close", fd);
    }
  }

  private static long inet(Libc libc, int port) {
    MemorySegment address = libc.memory(16);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) INET);
    address.set(PORT, 2, (short) port);
    address.set(ValueLayout.JAVA_BYTE, 4, (byte) 127);
    address.set(ValueLayout.JAVA_BYTE, 7, (byte) 1);
    return address.address();
  }

  private static long inet6(Libc libc, int port) {
    MemorySegment address = libc.memory(28);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) INET6);
    address.set(PORT, 2, (short) port);
    address.set(ValueLayout.JAVA_BYTE, 23, (byte) 1);
    return address.address();
  }

  private static long unix(Libc libc, String path) {
    MemorySegment address = libc.memory(112);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
    MemorySegment.copy(
        MemorySegment.ofArray(path.getBytes(StandardCharsets.UTF_8)), 0, address, 2, path.length());
    return address.address();
  }

  private static int port(Libc libc, long fd) {
    MemorySegment address = libc.memory(16);
    libc.done("getsockname", fd, address.address(), libc.ints(16));
    return address.get(PORT, 2) & 0xffff;
  }
}
