package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.outputs.OutputProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutputsTest {
  private static final RetryPolicy THREE = new RetryPolicy(3, 100, 1000);

  private final ManualTime time = new ManualTime();
  private final List<OutputProblem> problems = new CopyOnWriteArrayList<>();

  @Test
  void eachOutputGetsAllAlertsInOrder() throws IOException {
    FakeSink a = FakeSink.healthy("a");
    FakeSink b = FakeSink.healthy("b");
    Outputs outputs = start(spec(a, 1000, THREE), spec(b, 1000, THREE));
    send(outputs, 500);
    outputs.close();
    assertEquals(numbers(0, 500), a.messages);
    assertEquals(numbers(0, 500), b.messages);
    OutputStatus status = outputs.status().getFirst();
    assertEquals(500, status.count(OutputCounter.ENQUEUED));
    assertEquals(500, status.count(OutputCounter.DELIVERED));
    assertEquals(0, status.lost());
    assertNull(status.lastFailure());
    assertEquals(List.of("close"), a.calls);
    assertEquals(List.of(), problems);
  }

  @Test
  void outputThatWaitsDelaysNoOther() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink slow = FakeSink.waiting("slow", gate);
    FakeSink quick = FakeSink.healthy("quick");
    Outputs outputs = start(spec(slow, 100, THREE), spec(quick, 100, THREE));
    send(outputs, 100);
    quick.changes.acquire(100);
    assertEquals(numbers(0, 100), quick.messages);
    assertEquals(List.of(), slow.messages);
    gate.countDown();
    outputs.close();
    assertEquals(numbers(0, 100), slow.messages);
  }

  @Test
  void newestIsDroppedAndCountedWhenTheQueueIsFull() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink slow = FakeSink.waiting("slow", gate);
    Outputs outputs = start(spec(slow, 10, THREE));
    send(outputs, 25);
    gate.countDown();
    outputs.close();
    assertEquals(numbers(0, 10), slow.messages);
    OutputStatus status = outputs.status().getFirst();
    assertEquals(10, status.count(OutputCounter.ENQUEUED));
    assertEquals(15, status.count(OutputCounter.DROPPED));
    assertEquals(
        List.of(
            new OutputProblem("slow", Kind.OVERFLOW, 1, 1, "no room: waiting=10"),
            new OutputProblem("slow", Kind.OVERFLOW, 14, 14, "no room: waiting=10")),
        problems);
  }

  @Test
  void whoMayWaitWaitsForRoom() throws IOException {
    FakeSink sink = FakeSink.healthy("sink");
    DeliveryOptions delivery =
        new DeliveryOptions(2, Overflow.WAIT, RetryPolicy.NONE, Optional.empty());
    Outputs outputs = start(new Outputs.Spec(sink, delivery));
    send(outputs, 2000);
    outputs.close();
    assertEquals(numbers(0, 2000), sink.messages);
    assertEquals(0, outputs.status().getFirst().lost());
  }

  @Test
  void whoMayWaitDoesNotWaitForAnOutputThatDeliversNothing() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink slow = FakeSink.waiting("slow", gate);
    DeliveryOptions delivery =
        new DeliveryOptions(1, Overflow.WAIT_WHILE_DELIVERING, RetryPolicy.NONE, Optional.empty());
    Outputs outputs = start(new Outputs.Spec(slow, delivery));
    outputs.accept(numbered(0));
    slow.begun.await();
    Thread hurry = Thread.ofVirtual().start(() -> hurryUntilInterrupted());
    outputs.accept(numbered(1));
    hurry.interrupt();
    hurry.join();
    assertEquals(1, outputs.status().getFirst().count(OutputCounter.DROPPED));
    gate.countDown();
    outputs.close();
  }

  private void hurryUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      time.nowNs.addAndGet(1_000_000_000);
      Thread.onSpinWait();
    }
  }

  @Test
  void alertAboutAnOutputNeverWaits() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink slow = FakeSink.waiting("slow", gate);
    DeliveryOptions delivery =
        new DeliveryOptions(1, Overflow.WAIT, RetryPolicy.NONE, Optional.empty());
    Outputs outputs = start(new Outputs.Spec(slow, delivery));
    outputs.raise(numbered(0));
    outputs.raise(numbered(1));
    gate.countDown();
    outputs.close();
    assertEquals(List.of("0"), slow.messages);
    assertEquals(1, outputs.status().getFirst().count(OutputCounter.DROPPED));
  }

  @Test
  void failedAttemptIsRepeatedWithGrowingPauses() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    FakeSink sink =
        new FakeSink(
            "sink",
            alert -> {
              if (attempts.incrementAndGet() <= 4) {
                throw new IOException("refused");
              }
            });
    Outputs outputs = start(spec(sink, 10, new RetryPolicy(5, 100, 1000)));
    outputs.accept(numbered(0));
    sink.changes.acquire();
    outputs.close();
    assertEquals(List.of("0"), sink.messages);
    assertEquals(3, time.sleepsNs.size());
    long[] longestMs = {100, 200, 400};
    for (int i = 0; i < 3; i++) {
      long ms = time.sleepsNs.get(i) / 1_000_000;
      assertTrue(ms >= longestMs[i] / 2 && ms <= longestMs[i], "pauses=" + time.sleepsNs);
    }
    OutputStatus status = outputs.status().getFirst();
    assertEquals(time.sleepsNs.stream().mapToLong(Long::longValue).sum(), status.times().sumNs());
    assertEquals(1, deliveries(status.times(), 100_000_000, 1_000_000_000));
    assertEquals(1, deliveries(status.times(), 0, Long.MAX_VALUE));
    assertEquals(4, status.count(OutputCounter.RETRIED));
    assertEquals(0, status.count(OutputCounter.FAILED));
    assertEquals("refused", status.lastFailure());
  }

  @Test
  void afterGivingUpEachAlertGetsOneAttemptUntilOneSucceeds() throws Exception {
    List<String> attempts = new CopyOnWriteArrayList<>();
    FakeSink sink =
        new FakeSink(
            "sink",
            alert -> {
              attempts.add(alert.message());
              int number = attempts.size();
              if (number <= 5 || number == 7) {
                throw new IOException("down");
              }
            });
    Outputs outputs = start(spec(sink, 10, THREE));
    send(outputs, 5);
    sink.changes.acquire(2);
    outputs.close();
    assertEquals(List.of("0", "0", "0", "1", "2", "3", "4", "4"), attempts);
    assertEquals(List.of("3", "4"), sink.messages);
    assertEquals(3, outputs.status().getFirst().count(OutputCounter.FAILED));
    assertEquals(3, outputs.status().getFirst().count(OutputCounter.RETRIED));
  }

  @Test
  void refusedAlertIsNotRepeated() throws Exception {
    FakeSink sink =
        new FakeSink(
            "sink",
            alert -> {
              if (alert.message().equals("1")) {
                throw new RefusedException("not wanted");
              }
              if (alert.message().equals("2")) {
                throw new IllegalStateException("oops");
              }
            });
    Outputs outputs = start(spec(sink, 10, THREE));
    send(outputs, 4);
    outputs.close();
    assertEquals(List.of("0", "3"), sink.messages);
    OutputStatus status = outputs.status().getFirst();
    assertEquals(2, status.count(OutputCounter.FAILED));
    assertEquals(0, status.count(OutputCounter.RETRIED));
    assertEquals(
        "failed by mistake of the output: java.lang.IllegalStateException: oops",
        status.lastFailure());
  }

  @Test
  void reopeningAndFlushingHappenInBetween() throws Exception {
    FakeSink sink = FakeSink.healthy("sink");
    Outputs outputs = start(spec(sink, 10, THREE));
    outputs.reopen();
    sink.changes.acquire();
    outputs.flush();
    sink.changes.acquire();
    outputs.close();
    assertEquals(List.of("reopen", "flush", "close"), sink.calls);
  }

  @Test
  void closingEndsABlockedOutputAndCountsWhatWaits() throws Exception {
    FakeSink stuck = FakeSink.waiting("stuck", new CountDownLatch(1));
    FakeSink quick = FakeSink.healthy("quick");
    Outputs outputs =
        start(
            new Outputs.Options(2000, 60_000, 50), spec(stuck, 10, THREE), spec(quick, 10, THREE));
    send(outputs, 5);
    stuck.begun.await();
    outputs.close();
    assertEquals(numbers(0, 5), quick.messages);
    assertEquals(5, outputs.status().getFirst().count(OutputCounter.FAILED));
    stuck.closed.await();
    assertEquals(List.of("close"), stuck.calls);
    assertEquals(
        List.of(new OutputProblem("stuck", Kind.FAILURE, 1, 5, "not delivered before the end")),
        problems);
    outputs.accept(numbered(9));
    assertEquals(1, outputs.status().getFirst().count(OutputCounter.DROPPED));
  }

  @Test
  void blockedDeliveryIsToldAfterTheLimit() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink slow = FakeSink.waiting("slow", gate);
    Outputs outputs = start(spec(slow, 10, THREE));
    outputs.accept(numbered(0));
    slow.begun.await();
    time.nowNs.addAndGet(1_999_000_000L);
    outputs.look();
    assertEquals(List.of(), problems);
    time.nowNs.addAndGet(1_000_000L);
    outputs.look();
    gate.countDown();
    outputs.close();
    assertEquals(
        new OutputProblem("slow", Kind.BLOCKED, 1, 0, "delivery takes ms=2000 waiting=1"),
        problems.getFirst());
  }

  @Test
  void nothingIsLostUncountedWhateverFails() throws Exception {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      FakeSink sink = new FakeSink("sink", alert -> failSometimes(random));
      Outputs outputs = start(spec(sink, 20, THREE));
      int number = random.nextInt(200);
      send(outputs, number);
      outputs.close();
      OutputStatus status = outputs.status().getFirst();
      String context = "seed=" + seed + " " + status;
      assertEquals(
          number,
          status.count(OutputCounter.ENQUEUED) + status.count(OutputCounter.DROPPED),
          context);
      assertEquals(
          status.count(OutputCounter.ENQUEUED),
          status.count(OutputCounter.DELIVERED) + status.count(OutputCounter.FAILED),
          context);
      assertEquals(sink.messages.size(), status.count(OutputCounter.DELIVERED), context);
      List<Integer> delivered = sink.messages.stream().map(Integer::valueOf).toList();
      assertEquals(delivered.stream().sorted().distinct().toList(), delivered, context);
    }
  }

  private static void failSometimes(Random random) throws IOException {
    switch (random.nextInt(8)) {
      case 0, 1 -> throw new IOException("down");
      case 2 -> throw new RefusedException("no");
      case 3 -> throw new IllegalStateException("mistake");
      default -> {}
    }
  }

  private Outputs start(Outputs.Spec... specs) throws IOException {
    return start(Outputs.Options.DEFAULT, specs);
  }

  private Outputs start(Outputs.Options options, Outputs.Spec... specs) throws IOException {
    return Outputs.start(List.of(specs), options, time.surroundings(1), problems::add);
  }

  private static Outputs.Spec spec(FakeSink sink, int capacity, RetryPolicy retry) {
    return new Outputs.Spec(
        sink, new DeliveryOptions(capacity, Overflow.DROP_NEWEST, retry, Optional.empty()));
  }

  /** Deliveries that took more than one time and not more than another. */
  private static long deliveries(DeliveryTimes times, long aboveNs, long upToNs) {
    long count = 0;
    for (int i = 0; i < times.counts().size(); i++) {
      long bound =
          i < DeliveryTimes.BOUNDS_NS.size() ? DeliveryTimes.BOUNDS_NS.get(i) : Long.MAX_VALUE;
      count += bound > aboveNs && bound <= upToNs ? times.counts().get(i) : 0;
    }
    return count;
  }

  private static void send(Outputs outputs, int number) {
    for (int i = 0; i < number; i++) {
      outputs.accept(numbered(i));
    }
  }

  private static List<String> numbers(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).mapToObj(Integer::toString).toList());
  }
}
