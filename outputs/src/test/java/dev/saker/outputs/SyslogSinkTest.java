package dev.saker.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import dev.saker.outputs.syslog.DatagramReceiver;
import dev.saker.outputs.syslog.SyslogConnector;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SyslogSinkTest {

  @Test
  void messageHasTheFormOfTheStandard() throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      SyslogAddress address = new SyslogAddress.Udp("127.0.0.1", server.getLocalPort());
      try (SyslogSink sink = sink(new SyslogOptions(address, 4, "app", TlsOptions.DEFAULT))) {
        sink.accept(alert("my host"));
        sink.accept(alert(""));
      }
      assertEquals("<37>1 2016-08-04T16:17:57.881730Z my?host app 42 - - öhm", receive(server));
      assertEquals("<37>1 2016-08-04T16:17:57.881730Z - app 42 - - öhm", receive(server));
    }
  }

  @Test
  void connectionIsMadeAnewAfterAFailure() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SyslogAddress address = new SyslogAddress.Tcp("127.0.0.1", server.getLocalPort());
      try (SyslogSink sink = sink(new SyslogOptions(address, 1, "app", TlsOptions.DEFAULT))) {
        sink.accept(alert("h"));
        try (Socket first = server.accept()) {
          first.getInputStream().read();
        }
        IOException failure = assertThrows(IOException.class, () -> sendUntilItFails(sink));
        assertEquals(
            true,
            failure
                .getMessage()
                .startsWith("can not send to syslog=tcp://127.0.0.1:" + server.getLocalPort()),
            failure.getMessage());
        sink.accept(alert("h"));
        server.accept().close();
      }
    }
  }

  private static void sendUntilItFails(SyslogSink sink) throws IOException {
    while (true) {
      sink.accept(alert("h"));
    }
  }

  @Test
  void localDatagramHasTheFormOfTheCLibrary(@TempDir Path folder) throws IOException {
    Path socket = folder.resolve("log");
    SyslogOptions options =
        new SyslogOptions(new SyslogAddress.Unix(socket), 1, "saker", TlsOptions.DEFAULT);
    try (DatagramReceiver daemon = new DatagramReceiver(socket);
        SyslogSink sink = sink(options)) {
      sink.accept(alert("h"));
      String message = daemon.receive(2).getLast();
      assertTrue(
          message.matches("<13>Aug  [45] \\d\\d:\\d\\d:57 saker\\[42]: öhm"), "message=" + message);
    }
  }

  @Test
  void addressesAreRead() {
    assertEquals(new SyslogAddress.Local(), SyslogAddress.parse("local"));
    assertEquals(new SyslogAddress.Unix(Path.of("/dev/log")), SyslogAddress.parse("unix:/dev/log"));
    assertEquals(
        new SyslogAddress.Unix(Path.of("/dev/log")), SyslogAddress.parse("unix:///dev/log"));
    assertEquals(new SyslogAddress.Udp("h", 514), SyslogAddress.parse("udp://h"));
    assertEquals(
        new SyslogAddress.Tcp("10.0.0.1", 5140), SyslogAddress.parse("tcp://10.0.0.1:5140"));
    assertEquals(new SyslogAddress.Tls("::1", 6514), SyslogAddress.parse("tls://[::1]"));
    for (String wrong : List.of("", "h:514", "http://h", "udp://", "tcp://h/path", "unix:")) {
      assertEquals(
          "not an address of syslog: address="
              + wrong
              + " expected local, unix:PATH, udp://HOST:PORT, tcp://HOST:PORT or tls://HOST:PORT",
          assertThrows(IllegalArgumentException.class, () -> SyslogAddress.parse(wrong))
              .getMessage());
    }
  }

  private static SyslogSink sink(SyslogOptions options) throws IOException {
    return new SyslogSink(options, TestAlerts.MESSAGE, new SyslogConnector(options), 42);
  }

  private static Alert alert(String hostname) {
    return new Alert(
        1_470_327_477_881_730_713L,
        Priority.NOTICE,
        "R",
        "syscall",
        List.of(),
        hostname,
        "öhm",
        new TreeMap<>());
  }

  private static String receive(DatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    server.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }
}
