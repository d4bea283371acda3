package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing accepted is lost, whatever happens to the process. The number of alerts is small here;
 * {@code -Dsaker.burst=100000} makes it what the claim in the documentation is about.
 */
@Timeout(600)
class AtLeastOnceTest {
  private static final int SMALL_BURST = 1000;
  private static final int BURST = Integer.getInteger("saker.burst", SMALL_BURST);

  @TempDir Path folder;

  @Test
  void alertsAcceptedBeforeAKillArriveAfterwardsInOrder() throws Exception {
    List<Integer> arrived = new ArrayList<>();
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch some = new CountDownLatch(BURST / 4);
    CountDownLatch last = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
          boolean fail = requests.incrementAndGet() % 3 == 0;
          exchange.sendResponseHeaders(fail ? 503 : 200, -1);
          exchange.close();
          if (!fail) {
            arrived.add(Integer.valueOf(body));
            some.countDown();
            if (arrived.getLast() == BURST) {
              last.countDown();
            }
          }
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    long startNs = System.nanoTime();

    Process first = burst(url, 0, BURST);
    assertEquals("accepted", first.inputReader(StandardCharsets.UTF_8).readLine());
    long acceptedNs = System.nanoTime();
    some.await();
    assertEquals(true, first.destroyForcibly().waitFor() != 0);
    int beforeKill = arrived.size();

    Process second = burst(url, BURST, BURST + 1);
    last.await();
    second.outputWriter(StandardCharsets.UTF_8).close();
    assertEquals(0, second.waitFor());
    server.stop(0);

    report(arrived, beforeKill, requests.get(), acceptedNs - startNs, System.nanoTime() - startNs);
    List<Integer> distinct = arrived.stream().distinct().toList();
    assertEquals(BURST + 1, distinct.size());
    assertEquals(distinct.stream().sorted().toList(), distinct);
    // What was being delivered when the process was killed may come twice, and nothing else.
    assertTrue(arrived.size() - distinct.size() <= 1, "arrived=" + arrived.size());
  }

  private static void report(
      List<Integer> arrived, int beforeKill, int requests, long acceptedNs, long allNs) {
    if (BURST != SMALL_BURST) {
      System.err.println(
          "kill -9: alerts="
              + BURST
              + " beforeKill="
              + beforeKill
              + " arrived="
              + arrived.size()
              + " requests="
              + requests
              + " acceptedMs="
              + acceptedNs / 1_000_000
              + " allMs="
              + allNs / 1_000_000);
    }
  }

  private Process burst(String url, int from, int to) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BurstProcess.class.getName(),
            url,
            folder.resolve("spool").toString(),
            Integer.toString(from),
            Integer.toString(to))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void serverThatIsDownDoesNotHoldUpTheEndAndGetsAllInTheNextRun() throws IOException {
    Path spool = folder.resolve("spool");
    FakeSink down =
        new FakeSink(
            "http",
            alert -> {
              throw new IOException("down");
            });
    Outputs first = start(down, spool);
    for (int i = 0; i < 100; i++) {
      first.accept(numbered(i));
    }
    first.close();
    OutputStatus status = first.status().getFirst();
    assertEquals(100, status.count(OutputCounter.SPOOLED));
    assertEquals(100, status.waiting());
    assertEquals(0, status.lost());

    FakeSink up = FakeSink.healthy("http");
    Outputs second = start(up, spool);
    second.accept(numbered(100));
    second.close();
    assertEquals(101, up.messages.size());
    List<Long> times = second.status().getFirst().times().counts();
    assertEquals(1, times.stream().mapToLong(Long::longValue).sum(), "only those of this run");
    assertEquals("0", up.messages.getFirst());
    assertEquals("100", up.messages.getLast());
    assertEquals(100, second.status().getFirst().count(OutputCounter.REPLAYED));
    assertEquals(101, second.status().getFirst().count(OutputCounter.DELIVERED));
  }

  private static Outputs start(FakeSink sink, Path spool) throws IOException {
    return Outputs.start(
        List.of(
            new Outputs.Spec(
                sink, DeliveryOptions.atLeastOnce(RetryPolicy.STANDARD, SpoolOptions.in(spool)))),
        Outputs.Options.DEFAULT,
        new ManualTime().surroundings(1),
        problem -> {});
  }
}
