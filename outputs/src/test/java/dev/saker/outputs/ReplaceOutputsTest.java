package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outputs change while alerts come in. */
@Timeout(60)
class ReplaceOutputsTest {
  private static final RetryPolicy FOREVER = new RetryPolicy(RetryPolicy.WITHOUT_END, 1, 2);

  private final List<OutputProblem> problems = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void whatWaitsIsDeliveredByTheNewSinkInTheSameOrder() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    FakeSink before = FakeSink.waiting("http", gate);
    FakeSink after = FakeSink.healthy("http");
    Outputs outputs = start(before);
    send(outputs, 0, 10);
    before.begun.await();
    outputs.replace(List.of(spec(after)));
    send(outputs, 10, 20);
    gate.countDown();
    before.closed.await();
    outputs.close();
    assertEquals(numbers(0, 1), before.messages);
    assertEquals(numbers(1, 20), after.messages);
    assertEquals(20, outputs.status().getFirst().count(OutputCounter.DELIVERED));
    assertEquals(List.of(), problems);
  }

  @Test
  void alertThatTheOldSinkCanNotDeliverGoesToTheNewOne() throws Exception {
    FakeSink before =
        new FakeSink(
            "http",
            alert -> {
              throw new IOException("nobody there");
            });
    FakeSink after = FakeSink.healthy("http");
    Outputs outputs = start(before);
    send(outputs, 0, 3);
    before.begun.await();
    outputs.replace(List.of(spec(after)));
    outputs.close();
    assertEquals(numbers(0, 3), after.messages);
    assertEquals(0, outputs.status().getFirst().lost());
  }

  @Test
  void outputsComeAndGoWhileAnotherStays() throws Exception {
    FakeSink stays = FakeSink.healthy("file");
    FakeSink goes = FakeSink.healthy("http");
    FakeSink comes = FakeSink.healthy("syslog");
    Outputs outputs = start(stays, goes);
    send(outputs, 0, 100);
    FakeSink again = FakeSink.healthy("file");
    outputs.replace(List.of(spec(again), spec(comes)));
    assertEquals(numbers(0, 100), goes.messages, "delivered before it went");
    assertEquals(List.of("close"), goes.calls);
    send(outputs, 100, 200);
    outputs.close();
    List<String> file = new ArrayList<>(stays.messages);
    file.addAll(again.messages);
    assertEquals(numbers(0, 200), file);
    assertEquals(numbers(100, 200), comes.messages);
    assertEquals(
        List.of("file", "syslog"), outputs.status().stream().map(OutputStatus::output).toList());
  }

  @Test
  void alertsThatComeInWhileOutputsChangeAreDeliveredOnce() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<FakeSink> sinks = new ArrayList<>(List.of(FakeSink.healthy("file")));
    Outputs outputs = start(sinks.getFirst());
    int count = 20_000;
    Thread sender =
        Thread.ofPlatform()
            .name("sender")
            .start(() -> IntStream.range(0, count).forEach(i -> outputs.accept(numbered(i))));
    while (sender.isAlive()) {
      FakeSink next = FakeSink.healthy("file");
      sinks.add(next);
      outputs.replace(
          random.nextBoolean()
              ? List.of(spec(next))
              : List.of(spec(next), spec(FakeSink.healthy("other"))));
    }
    sender.join();
    outputs.close();
    List<String> all = new ArrayList<>();
    sinks.forEach(sink -> all.addAll(sink.messages));
    assertEquals(numbers(0, count), all, "seed=" + seed);
  }

  @Test
  void everythingStaysWhenASpoolCanNotBeOpened() throws Exception {
    FakeSink stays = FakeSink.healthy("file");
    Outputs outputs = start(stays);
    FakeSink again = FakeSink.healthy("file");
    FakeSink broken = FakeSink.healthy("http");
    Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
    SpoolOptions spool = new SpoolOptions(noFolder, 1 << 20, SpoolOptions.Sync.NEVER);
    Outputs.Spec unusable =
        new Outputs.Spec(broken, DeliveryOptions.atLeastOnce(RetryPolicy.STANDARD, spool));
    assertThrows(IOException.class, () -> outputs.replace(List.of(spec(again), unusable)));
    send(outputs, 0, 5);
    outputs.close();
    assertEquals(numbers(0, 5), stays.messages);
    assertEquals(List.of("close"), again.calls);
    assertEquals(List.of("close"), broken.calls);
  }

  private Outputs start(FakeSink... sinks) throws IOException {
    List<Outputs.Spec> specs = new ArrayList<>();
    for (FakeSink sink : sinks) {
      specs.add(spec(sink));
    }
    return Outputs.start(specs, Outputs.Options.DEFAULT, Surroundings.real(), problems::add);
  }

  private static Outputs.Spec spec(FakeSink sink) {
    return new Outputs.Spec(
        sink, new DeliveryOptions(1000, Overflow.WAIT, FOREVER, Optional.empty()));
  }

  private static void send(Outputs outputs, int from, int to) {
    IntStream.range(from, to).forEach(i -> outputs.accept(numbered(i)));
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> numbered(i).message()).toList();
  }
}
