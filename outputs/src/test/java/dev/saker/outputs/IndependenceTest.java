package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One output whose peer never reads, nine that are well. */
@Timeout(60)
class IndependenceTest {
  private static final int ALERTS = 3000;
  private static final int QUEUE = 1000;
  private static final String PADDING = "p".repeat(4000);

  @Test
  void blockedOutputKeepsNothingFromTheOthers() throws Exception {
    List<ServerSocket> servers = new ArrayList<>();
    List<CompletableFuture<List<String>>> received = new ArrayList<>();
    List<Outputs.Spec> specs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      servers.add(server);
      SyslogAddress address = new SyslogAddress.Tcp("127.0.0.1", server.getLocalPort());
      SyslogOptions options = new SyslogOptions(address, 1, "saker", TlsOptions.DEFAULT);
      // The healthy ones have room for all: this is about time, and there is no pause in between.
      int capacity = i == 0 ? QUEUE : ALERTS;
      specs.add(
          new Outputs.Spec(
              new SyslogSink(options, TestAlerts.MESSAGE),
              new DeliveryOptions(
                  capacity, Overflow.DROP_NEWEST, RetryPolicy.STANDARD, Optional.empty())));
      if (i > 0) {
        CompletableFuture<List<String>> messages = new CompletableFuture<>();
        received.add(messages);
        Thread.ofVirtual().start(() -> read(server, messages));
      }
    }
    Outputs outputs =
        Outputs.start(
            specs, new Outputs.Options(2000, 60_000, 50), Surroundings.real(), problem -> {});
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      expected.add(Integer.toString(i));
      outputs.accept(alert(i + " " + PADDING));
    }
    for (CompletableFuture<List<String>> messages : received) {
      assertEquals(expected, messages.get());
    }
    OutputStatus blocked = outputs.status().getFirst();
    assertTrue(blocked.waiting() > 0, blocked.toString());
    assertTrue(blocked.count(OutputCounter.DROPPED) > 0, blocked.toString());
    for (OutputStatus healthy : outputs.status().subList(1, 10)) {
      assertEquals(ALERTS, healthy.count(OutputCounter.DELIVERED));
      assertEquals(0, healthy.lost());
    }
    outputs.close();
    for (ServerSocket server : servers) {
      server.close();
    }
  }

  /** Reads octet-counted frames; the number at the start of each one's text is what counts. */
  private static void read(ServerSocket server, CompletableFuture<List<String>> done) {
    List<String> messages = new ArrayList<>();
    try (Socket peer = server.accept()) {
      InputStream in = new BufferedInputStream(peer.getInputStream());
      while (messages.size() < ALERTS) {
        int length = 0;
        for (int c = in.read(); c != ' '; c = in.read()) {
          length = length * 10 + c - '0';
        }
        String frame = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        messages.add(frame.split(" ", 9)[7]);
      }
      done.complete(messages);
    } catch (IOException e) {
      done.completeExceptionally(e);
    }
  }
}
