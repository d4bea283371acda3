package dev.saker.outputs.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.TlsOptions;
import dev.saker.outputs.tls.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SyslogConnectorTest {
  private static final SyslogMessage MESSAGE =
      new SyslogMessage(
          4,
          "<12>1 2016-08-04T16:17:57.881730Z host saker 7 - - ",
          "<12>Aug  4 16:17:57 saker[7]: ",
          "gör etwas");
  private static final String WHOLE = MESSAGE.complete();

  @TempDir Path folder;

  @Test
  void datagramHoldsOneMessage() throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      try (SyslogTransport transport =
          open(new SyslogAddress.Udp("127.0.0.1", server.getLocalPort()))) {
        transport.send(MESSAGE);
        transport.send(new SyslogMessage(4, "", "", "€".repeat(40_000)));
      }
      assertEquals(WHOLE, receive(server));
      String cut = receive(server);
      assertEquals("€".repeat(65_000 / 3), cut);
    }
  }

  @Test
  void messagesOnTcpHaveTheirLengthBeforeThem() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      try (SyslogTransport transport =
          open(new SyslogAddress.Tcp("127.0.0.1", server.getLocalPort()))) {
        transport.send(MESSAGE);
        transport.send(MESSAGE);
      }
      try (Socket peer = server.accept()) {
        String frame = WHOLE.getBytes(StandardCharsets.UTF_8).length + " " + WHOLE;
        assertEquals(
            frame + frame,
            new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void connectionClosedByTheOtherSideIsNoticed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SyslogTransport transport =
            open(new SyslogAddress.Tcp("127.0.0.1", server.getLocalPort()))) {
      server.accept().close();
      IOException failure =
          assertThrows(
              IOException.class,
              () -> {
                while (true) {
                  transport.send(MESSAGE);
                  Thread.onSpinWait();
                }
              });
      assertEquals(false, failure.getMessage().isEmpty());
    }
  }

  @Test
  void tlsIsChecked() throws Exception {
    TestCertificates certificates = new TestCertificates();
    SSLContext context =
        certificates.server(certificates.identity("localhost", TestCertificates.ecKeys()));
    Path ca =
        TestCertificates.pem(
            folder.resolve("ca.pem"), "CERTIFICATE", certificates.authority().getEncoded());
    try (ServerSocket server = context.getServerSocketFactory().createServerSocket(0)) {
      SyslogAddress address = new SyslogAddress.Tls("localhost", server.getLocalPort());
      Thread answering = Thread.ofVirtual().start(() -> shakeHands(server, 2));
      TlsOptions trusting =
          new TlsOptions(
              false, Optional.of(ca), Optional.empty(), Optional.empty(), Optional.empty());
      SyslogOptions options = new SyslogOptions(address, 1, "saker", trusting);
      try (SyslogTransport transport = new SyslogConnector(options).open()) {
        transport.send(MESSAGE);
      }
      SyslogOptions wary = new SyslogOptions(address, 1, "saker", TlsOptions.DEFAULT);
      assertThrows(IOException.class, () -> new SyslogConnector(wary).open());
      answering.join();
    }
  }

  private static void shakeHands(ServerSocket server, int connections) {
    for (int i = 0; i < connections; i++) {
      try (Socket peer = server.accept()) {
        byte[] received = peer.getInputStream().readAllBytes();
        assertEquals(
            WHOLE.getBytes(StandardCharsets.UTF_8).length + " " + WHOLE,
            new String(received, StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The second one does not trust us.
      }
    }
  }

  @Test
  void localDaemonWithAStreamSocketComesFirst() throws IOException {
    Path devLog = folder.resolve("log");
    Path journal = folder.resolve("journal");
    try (ServerSocketChannel server = listen(devLog);
        ServerSocketChannel other = listen(journal);
        SyslogTransport transport = local(devLog, journal);
        SocketChannel peer = server.accept()) {
      transport.send(MESSAGE);
      assertEquals(WHOLE, reader(peer).readLine());
      assertEquals(true, other.isOpen());
    }
  }

  @Test
  void journalIsNextAndGetsItsOwnForm() throws IOException {
    Path journal = folder.resolve("journal");
    try (ServerSocketChannel server = listen(journal)) {
      try (SyslogTransport transport = local(folder.resolve("none"), journal)) {
        transport.send(MESSAGE);
      }
      try (SocketChannel peer = server.accept()) {
        assertEquals(
            List.of("saker", "", "6", "1", "1", "0", "0", "<4>gör etwas"),
            reader(peer).lines().toList());
      }
    }
  }

  @Test
  void daemonWithADatagramSocketGetsTheFormOfTheCLibrary() throws IOException {
    Path devLog = folder.resolve("log");
    try (DatagramReceiver daemon = new DatagramReceiver(devLog)) {
      try (SyslogTransport transport = local(devLog, folder.resolve("none"))) {
        transport.send(MESSAGE);
      }
      try (SyslogTransport transport = open(new SyslogAddress.Unix(devLog))) {
        transport.send(MESSAGE);
      }
      String expected = "<12>Aug  4 16:17:57 saker[7]: gör etwas";
      assertEquals(List.of("", expected, "", expected), daemon.receive(4));
    }
  }

  @Test
  void shortQueueOfADaemonIsWaitedFor() throws Exception {
    Path devLog = folder.resolve("log");
    try (DatagramReceiver daemon = new DatagramReceiver(devLog);
        SyslogTransport transport = local(devLog, folder.resolve("none"))) {
      CompletableFuture<List<String>> received =
          CompletableFuture.supplyAsync(
              () -> daemon.receive(501), task -> Thread.ofPlatform().name("daemon").start(task));
      for (int i = 0; i < 500; i++) {
        transport.send(new SyslogMessage(4, "", i + ": ", "text"));
      }
      assertEquals("499: text", received.get().getLast());
      assertEquals(501, received.get().stream().distinct().count());
    }
  }

  @Test
  void daemonThatWentAwayIsAFailureAndNextComesTheJournal() throws IOException {
    Path devLog = folder.resolve("log");
    new DatagramReceiver(devLog).close();
    IOException failure =
        assertThrows(IOException.class, () -> local(devLog, folder.resolve("none")));
    assertEquals("connection refused: socket=" + devLog, failure.getMessage());
    Path journal = folder.resolve("journal");
    try (ServerSocketChannel server = listen(journal);
        SyslogTransport transport = local(devLog, journal)) {
      assertEquals(true, server.isOpen());
      transport.send(MESSAGE);
    }
  }

  @Test
  void withoutALocalDaemonThePlacesLookedAtAreNamed() {
    Path none = folder.resolve("none");
    assertEquals(
        "no socket at " + none + " or " + none,
        assertThrows(IOException.class, () -> local(none, none)).getMessage());
  }

  @Test
  void nobodyThereIsAFailure() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertThrows(IOException.class, () -> open(new SyslogAddress.Tcp("127.0.0.1", port)));
    assertThrows(IOException.class, () -> open(new SyslogAddress.Unix(folder.resolve("none"))));
    assertThrows(IOException.class, () -> open(new SyslogAddress.Udp("no-such-host.invalid", 1)));
  }

  private static SyslogTransport open(SyslogAddress address) throws IOException {
    return new SyslogConnector(new SyslogOptions(address, 1, "saker", TlsOptions.DEFAULT)).open();
  }

  private static SyslogTransport local(Path devLog, Path journal) throws IOException {
    return new SyslogConnector(SyslogOptions.DEFAULT, devLog, journal).open();
  }

  private static ServerSocketChannel listen(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return server;
  }

  private static BufferedReader reader(SocketChannel peer) {
    InputStream in = Channels.newInputStream(peer);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static String receive(DatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
    server.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }
}
