package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Posts to servers and through proxies that answer late, in pieces, elsewhere, or not at all. */
@Timeout(60)
class HttpConnectionTest {
  private static final long SHORT_MS = 1000;
  private static final long LONG_MS = 20_000;

  @Test
  void oneConnectionServesAllAlertsOfAServerThatKeepsIt() throws IOException {
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> RawHttpServer.ok(out));
        HttpSink sink = sink(server.url(), Map.of())) {
      for (int i = 0; i < 50; i++) {
        sink.accept(alert("a" + i));
      }
      assertEquals(50, server.requests.size());
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void serverThatClosesAfterEachAnswerGetsEachAlertOnce() throws Exception {
    CountDownLatch all = new CountDownLatch(100);
    try (RawHttpServer server =
        RawHttpServer.start((number, request, out) -> {
          RawHttpServer.ok(out);
          all.countDown();
          return false;
        })) {
      Outputs outputs = outputs(sink(server.url(), Map.of()), Surroundings.real());
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        expected.add("a" + i);
        outputs.accept(alert("a" + i));
      }
      all.await();
      outputs.close();
      assertEquals(expected, server.requests.stream().map(RawHttpServer.Request::body).toList());
      assertEquals(100, outputs.status().getFirst().count(OutputCounter.DELIVERED));
    }
  }

  @Test
  void answerInChunksAndWithALongBodyLeavesTheConnectionUsable() throws IOException {
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> {
              RawHttpServer.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              for (int i = 0; i < 50; i++) {
                RawHttpServer.write(out, "1000\r\n" + "x".repeat(4096) + "\r\n");
              }
              RawHttpServer.write(out, "0\r\n\r\n");
              return true;
            });
        HttpSink sink = sink(server.url(), Map.of())) {
      sink.accept(alert("a"));
      sink.accept(alert("b"));
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void headThatComesByteByByteIsNotWaitedForLongerThanTheTimeout() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> {
              String head = "HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000);
              for (int i = 0; i < head.length() && !pause(end, 5); i++) {
                RawHttpServer.write(out, head.substring(i, i + 1));
              }
              return false;
            });
        HttpSink sink = sink(server.url(), Map.of(), SHORT_MS)) {
      IOException failure = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals("no answer in time from url=" + server.url(), failure.getMessage());
      end.countDown();
    }
  }

  @Test
  void bodyThatNeverEndsBehindAGoodStatusMeansDelivered() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> {
              RawHttpServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
              pause(end, 30_000);
              return false;
            });
        HttpSink sink = sink(server.url(), Map.of(), SHORT_MS)) {
      sink.accept(alert("a"));
      assertEquals(1, server.requests.size());
      end.countDown();
    }
  }

  @Test
  void answerThatBreaksOffBehindAGoodStatusMeansDelivered() throws Exception {
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> {
              RawHttpServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
              return false;
            });
        HttpSink sink = sink(server.url(), Map.of())) {
      sink.accept(alert("a"));
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void connectionClosedWithoutAnAnswerIsAFailure() throws Exception {
    try (RawHttpServer server = RawHttpServer.start((number, request, out) -> false);
        HttpSink sink = sink(server.url(), Map.of())) {
      IOException failure = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertTrue(
          failure.getMessage().startsWith("can not post to url=" + server.url() + ": "),
          failure.getMessage());
      assertFalse(failure instanceof RefusedException);
    }
  }

  @Test
  void redirectIsNotFollowedAndSaysWhereItPoints() throws Exception {
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> {
              RawHttpServer.write(
                  out,
                  "HTTP/1.1 308 Permanent Redirect\r\nLocation: http://elsewhere/x\r\n"
                      + "Content-Length: 5\r\n\r\nmoved");
              return true;
            });
        HttpSink sink = sink(server.url(), Map.of())) {
      IOException failure = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals(
          "post to url="
              + server.url()
              + " answered with status=308 location=http://elsewhere/x: moved",
          failure.getMessage());
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void busyServerIsLeftAloneForAsLongAsItAsks() throws Exception {
    assertEquals(7, secondsAskedFor("429 Too Many Requests", "7"));
    assertEquals(60, secondsAskedFor("503 Service Unavailable", "86400"));
    String later =
        ZonedDateTime.now(ZoneOffset.UTC)
            .plusSeconds(40)
            .format(DateTimeFormatter.RFC_1123_DATE_TIME);
    assertTrue(secondsAskedFor("503 Service Unavailable", later) >= 20, later);
    for (String senseless : List.of("-1", "soon", "", "Thu, 01 Jan 1970 00:00:00 GMT")) {
      assertFalse(answered("503 Service Unavailable", senseless) instanceof BusyException);
    }
    assertFalse(answered("500 Internal Server Error", "7") instanceof BusyException);
  }

  private static long secondsAskedFor(String status, String retryAfter) throws IOException {
    BusyException busy = assertInstanceOf(BusyException.class, answered(status, retryAfter));
    return TimeUnit.NANOSECONDS.toSeconds(busy.pauseNs());
  }

  private static IOException answered(String status, String retryAfter) throws IOException {
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> {
              RawHttpServer.write(
                  out,
                  "HTTP/1.1 "
                      + status
                      + "\r\nRetry-After: "
                      + retryAfter
                      + "\r\nContent-Length: 0\r\n\r\n");
              return true;
            });
        HttpSink sink = sink(server.url(), Map.of())) {
      return assertThrows(IOException.class, () -> sink.accept(alert("a")));
    }
  }

  @Test
  void pauseThatABusyServerAsksForIsKept() throws Exception {
    ManualTime time = new ManualTime();
    CountDownLatch second = new CountDownLatch(1);
    try (RawHttpServer server =
        RawHttpServer.start((number, request, out) -> {
          if (number == 1) {
            RawHttpServer.write(out, "HTTP/1.1 429 Busy\r\nRetry-After: 30\r\n\r\n");
            return false;
          }
          second.countDown();
          return RawHttpServer.ok(out);
        })) {
      long startNs = time.surroundings(1).nanoClock().getAsLong();
      Outputs outputs = outputs(sink(server.url(), Map.of()), time.surroundings(1));
      outputs.accept(alert("a"));
      second.await();
      outputs.close();
      long passedNs = time.surroundings(1).nanoClock().getAsLong() - startNs;
      assertEquals(30, TimeUnit.NANOSECONDS.toSeconds(passedNs));
      assertEquals(1, outputs.status().getFirst().count(OutputCounter.DELIVERED));
    }
  }

  @Test
  void unknownHostIsNamed() throws IOException {
    try (HttpSink sink = sink(URI.create("http://no-such-host.invalid/"), Map.of())) {
      IOException failure = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals(
          "can not post to url=http://no-such-host.invalid/: unknown host", failure.getMessage());
    }
  }

  @Test
  void addressOfVersion6IsUnderstood() throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("::1");
    assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "no IPv6 here");
    try (RawHttpServer server =
            new RawHttpServer(loopback, (number, request, out) -> RawHttpServer.ok(out));
        HttpSink sink = sink(URI.create("http://[::1]:" + server.port() + "/"), Map.of())) {
      sink.accept(alert("a"));
      assertEquals("[::1]:" + server.port(), server.requests.getFirst().header("Host"));
    }
  }

  @Test
  void postGoesThroughTheProxyOfTheEnvironment() throws IOException {
    try (RawHttpServer proxy =
            RawHttpServer.start((number, request, out) -> RawHttpServer.ok(out));
        HttpSink sink =
            sink(
                URI.create("http://server.example:8080/x"),
                Map.of("http_proxy", "http://user:pass@127.0.0.1:" + proxy.port()))) {
      sink.accept(alert("a"));
      RawHttpServer.Request request = proxy.requests.getFirst();
      assertTrue(
          request.head().startsWith("POST http://server.example:8080/x HTTP/1.1\r\n"),
          request.head());
      assertEquals("Basic dXNlcjpwYXNz", request.header("Proxy-Authorization"));
      assertEquals("a", request.body());
    }
  }

  @Test
  void serverBehindTlsIsReachedThroughATunnelWithTheProxysCredentials() throws IOException {
    try (RawHttpServer proxy =
            RawHttpServer.start((number, request, out) -> {
              RawHttpServer.write(out, "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
              return false;
            });
        HttpSink sink =
            sink(
                URI.create("https://server.example/x"),
                Map.of("HTTPS_PROXY", "user:pass@127.0.0.1:" + proxy.port()))) {
      assertThrows(IOException.class, () -> sink.accept(alert("a")));
      RawHttpServer.Request request = proxy.requests.getFirst();
      assertTrue(
          request.head().startsWith("CONNECT server.example:443 HTTP/1.1\r\n"), request.head());
      assertEquals("Basic dXNlcjpwYXNz", request.header("Proxy-Authorization"));
    }
  }

  @Test
  void serverThatIsAnExceptionIsReachedDirectly() throws IOException {
    try (RawHttpServer server =
            RawHttpServer.start((number, request, out) -> RawHttpServer.ok(out));
        HttpSink sink =
            sink(
                server.url(),
                Map.of("http_proxy", "http://127.0.0.1:1", "no_proxy", "127.0.0.0/8"))) {
      sink.accept(alert("a"));
      assertTrue(server.requests.getFirst().head().startsWith("POST / HTTP/1.1\r\n"));
    }
  }

  /** Waits for the test to end, for a while. */
  private static boolean pause(CountDownLatch end, long milliseconds) {
    try {
      return end.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static HttpSink sink(URI url, Map<String, String> environment) throws IOException {
    return sink(url, environment, LONG_MS);
  }

  private static HttpSink sink(URI url, Map<String, String> environment, long timeoutMs)
      throws IOException {
    HttpOptions options =
        new HttpOptions(url, "a", Map.of(), TlsOptions.DEFAULT, false, 5, timeoutMs);
    return new HttpSink(options, TestAlerts.MESSAGE, false, null, environment);
  }

  private static Outputs outputs(HttpSink sink, Surroundings surroundings) throws IOException {
    return Outputs.start(
        List.of(new Outputs.Spec(sink, DeliveryOptions.inMemory(RetryPolicy.STANDARD))),
        Outputs.Options.DEFAULT,
        surroundings,
        problem -> {});
  }
}
