package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.DescriptorType;
import dev.saker.events.Snapshot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SocketStateTest {
  private static final long P = Scene.PARENT;
  private static final int TCP = 1;
  private static final int UDP = 2;

  private final Scene scene = new Scene();

  private static byte[] ipv4(int a, int b, int c, int d) {
    return new byte[] {(byte) a, (byte) b, (byte) c, (byte) d};
  }

  private static byte[] address(byte[] ip, int port) {
    return ByteBuffer.allocate(3 + ip.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (ip.length == 4 ? 2 : 10))
        .put(ip)
        .putShort((short) port)
        .array();
  }

  private static byte[] tuple(byte[] source, int sourcePort, byte[] destination, int port) {
    return ByteBuffer.allocate(5 + 2 * source.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (source.length == 4 ? 2 : 10))
        .put(source)
        .putShort((short) sourcePort)
        .put(destination)
        .putShort((short) port)
        .array();
  }

  private static byte[] unix(long source, long destination, String path) {
    byte[] text = Bytes.of(path + "\0");
    return ByteBuffer.allocate(17 + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 1)
        .putLong(source)
        .putLong(destination)
        .put(text)
        .array();
  }

  private void socket(long fd, int family, int type) {
    scene.event("SOCKET_SOCKET_X", P, fd, family, type, 0, 0);
  }

  @Test
  void connectMakesAClient() {
    socket(3, 2, TCP);
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(10, 0, 0, 2), 80);
    scene.event("SOCKET_CONNECT_X", P, 0L, pair, 3L, address(ipv4(10, 0, 0, 2), 80));
    FdEntry fd = scene.fd(P, 3);
    assertEquals("10.0.0.1:4000->10.0.0.2:80", scene.name(P, 3));
    assertTrue(fd.isClient());
    assertTrue(fd.isConnected());
    assertEquals(80, fd.destinationPort);
    assertEquals(0x0a000002L, fd.destinationLow);
    assertTrue(scene.state.descriptorNameChanged());
  }

  @Test
  void refusedConnectLeavesTheSocketAlone() {
    socket(3, 2, TCP);
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(10, 0, 0, 2), 80);
    scene.event("SOCKET_CONNECT_X", P, -111L, pair, 3L, null);
    assertEquals("", scene.name(P, 3));
    assertFalse(scene.fd(P, 3).isConnected());
  }

  @Test
  void connectInProgressCounts() {
    socket(3, 2, TCP);
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(10, 0, 0, 2), 80);
    scene.event("SOCKET_CONNECT_X", P, -115L, pair, 3L, null);
    assertEquals("10.0.0.1:4000->10.0.0.2:80", scene.name(P, 3));
  }

  @Test
  void addressReadAtEntryWinsWhenTheKernelsWasMadeOfTheOneAtExit() {
    socket(3, 2, TCP);
    byte[] real = address(ipv4(6, 6, 6, 6), 666);
    byte[] changed = address(ipv4(8, 8, 8, 8), 53);
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(8, 8, 8, 8), 53);
    scene.event("SOCKET_CONNECT_E", P, 3L, real);
    scene.event("SOCKET_CONNECT_X", P, 0L, pair, 3L, changed);
    assertEquals("10.0.0.1:4000->6.6.6.6:666", scene.name(P, 3));
  }

  @Test
  void kernelsAddressWinsWhenItDiffersFromTheOneAtExit() {
    socket(3, 2, TCP);
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(6, 6, 6, 6), 666);
    scene.event("SOCKET_CONNECT_E", P, 3L, address(ipv4(1, 1, 1, 1), 1));
    scene.event("SOCKET_CONNECT_X", P, 0L, pair, 3L, address(ipv4(8, 8, 8, 8), 53));
    assertEquals("10.0.0.1:4000->6.6.6.6:666", scene.name(P, 3));
  }

  @Test
  void bindWithAPortMakesAServer() {
    socket(3, 2, TCP);
    scene.event("SOCKET_BIND_X", P, 0L, address(ipv4(0, 0, 0, 0), 8080), 3L);
    FdEntry fd = scene.fd(P, 3);
    assertEquals(DescriptorType.IPV4_SERVER, fd.type);
    assertEquals("0.0.0.0:8080", scene.name(P, 3));
    assertTrue(fd.isServer());
    assertEquals(8080, fd.sourcePort);
    assertEquals(FdEntry.L4_TCP, fd.shownL4());
  }

  @Test
  void acceptMakesAServersConnection() {
    byte[] pair = tuple(ipv4(10, 0, 0, 9), 5555, ipv4(10, 0, 0, 1), 80);
    scene.event("SOCKET_ACCEPT4_6_X", P, 5L, pair, 0, 0, 5, 1 << 12);
    FdEntry fd = scene.fd(P, 5);
    assertEquals("10.0.0.9:5555->10.0.0.1:80", scene.name(P, 5));
    assertTrue(fd.isServer());
    assertTrue(fd.closesOnExec());
    assertSame(fd, scene.state.descriptor());
    assertEquals(5, scene.state.descriptorNumber());
  }

  @Test
  void mappedAddressesAreIpv4() {
    socket(3, 10, TCP);
    byte[] a = new byte[16];
    a[10] = -1;
    a[11] = -1;
    a[12] = 10;
    a[15] = 1;
    scene.event("SOCKET_CONNECT_X", P, 0L, tuple(a, 1, a, 2), 3L, null);
    assertEquals(DescriptorType.IPV4_SOCKET, scene.fd(P, 3).type);
    assertEquals("10.0.0.1:1->10.0.0.1:2", scene.name(P, 3));
  }

  @Test
  void datagramsGiveTheirSocketItsAddresses() {
    socket(3, 2, UDP);
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(8, 8, 8, 8), 53);
    scene.event("SOCKET_SENDTO_X", P, 5L, Bytes.of("hello"), 3L, 5, pair);
    assertEquals("10.0.0.1:4000->8.8.8.8:53", scene.name(P, 3));
    assertTrue(scene.state.descriptorNameChanged());
    assertTrue(scene.fd(P, 3).isClient());

    scene.event("SOCKET_SENDTO_X", P, 5L, Bytes.of("hello"), 3L, 5, pair);
    assertFalse(scene.state.descriptorNameChanged());

    byte[] answer = tuple(ipv4(8, 8, 8, 8), 53, ipv4(10, 0, 0, 1), 4000);
    scene.event("SOCKET_RECVFROM_X", P, 5L, Bytes.of("hello"), answer, 3L, 5);
    assertEquals("10.0.0.1:4000->8.8.8.8:53", scene.name(P, 3));
    assertFalse(scene.state.descriptorNameChanged());
  }

  @Test
  void boundDatagramSocketThatReceivesIsTheServer() {
    socket(3, 2, UDP);
    scene.event("SOCKET_BIND_X", P, 0L, address(ipv4(0, 0, 0, 0), 53), 3L);
    byte[] query = tuple(ipv4(10, 0, 0, 7), 4000, ipv4(10, 0, 0, 1), 53);
    scene.event("SOCKET_RECVFROM_X", P, 5L, Bytes.of("hello"), query, 3L, 5);
    FdEntry fd = scene.fd(P, 3);
    assertEquals("10.0.0.7:4000->10.0.0.1:53", scene.name(P, 3));
    assertTrue(fd.isServer());
    assertEquals(FdEntry.L4_UDP, fd.shownL4());
  }

  @Test
  void missingOwnAddressIsGuessedFromTheInterfaces() {
    scene.state.onInterface(
        new Snapshot.Interface(
            Bytes.of("lo"), ipv4(127, 0, 0, 1), ipv4(255, 0, 0, 0), ipv4(0, 0, 0, 0), 0));
    scene.state.onInterface(
        new Snapshot.Interface(
            Bytes.of("eth0"), ipv4(10, 0, 0, 5), ipv4(255, 255, 255, 0), ipv4(0, 0, 0, 0), 0));
    socket(3, 2, UDP);
    byte[] pair = tuple(ipv4(0, 0, 0, 0), 4000, ipv4(10, 0, 0, 9), 53);
    scene.event("SOCKET_SENDTO_X", P, 5L, Bytes.of("hello"), 3L, 5, pair);
    assertEquals("10.0.0.5:4000->10.0.0.9:53", scene.name(P, 3));
  }

  @Test
  void sendToAnUnknownDescriptorAddsADatagramSocket() {
    byte[] pair = tuple(ipv4(10, 0, 0, 1), 4000, ipv4(8, 8, 8, 8), 53);
    scene.event("SOCKET_SENDMSG_X", P, 5L, Bytes.of("hello"), 3L, 5, pair);
    assertEquals("10.0.0.1:4000->8.8.8.8:53", scene.name(P, 3));
    scene.event("SOCKET_SENDMSG_X", P, -9L, Bytes.of("hello"), 4L, 5, pair);
    assertNull(scene.thread(P).descriptor(4));
  }

  @Test
  void unixSocketsHavePointersAndPath() {
    socket(3, 1, TCP);
    scene.event("SOCKET_CONNECT_X", P, 0L, unix(0xab, 0xcd, "/run/x.sock"), 3L, null);
    assertEquals("ab->cd /run/x.sock", scene.name(P, 3));
    scene.event("SOCKET_SOCKETPAIR_X", P, 0L, 5L, 6L, 1L, 2L, 1, 1, 0);
    assertEquals(DescriptorType.UNIX_SOCKET, scene.fd(P, 5).type);
    assertEquals(2, scene.fd(P, 6).destinationLow);
    assertSame(scene.fd(P, 5), scene.state.descriptor());
  }

  @Test
  void otherFamiliesAreOfUnknownKind() {
    socket(3, 16, TCP);
    socket(4, 17, TCP);
    assertEquals(DescriptorType.NETLINK, scene.fd(P, 3).type);
    assertEquals(DescriptorType.UNKNOWN, scene.fd(P, 4).type);
  }

  @Test
  void readingConnectsAndShortTuplesAreIgnored() {
    socket(3, 2, TCP);
    scene.event("SYSCALL_READ_X", P, 3L, Bytes.of("abc"), 3L, 3);
    assertTrue(scene.fd(P, 3).isConnected());
    scene.event("SOCKET_RECVFROM_X", P, 5L, Bytes.of("hello"), new byte[] {2, 1}, 3L, 5);
    scene.event("SOCKET_BIND_X", P, 0L, new byte[] {10, 1}, 3L);
    scene.event("SOCKET_ACCEPT_5_X", P, 9L, new byte[] {1, 2});
    assertEquals("", scene.name(P, 3));
    assertNull(scene.thread(P).descriptor(9));
  }
}
