package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgramSinkTest {
  @TempDir Path folder;

  @Test
  void programIsStartedForEachAlert() throws IOException {
    Path out = folder.resolve("out");
    try (ProgramSink sink = sink("echo start >> " + out + "; cat >> " + out, false, false)) {
      sink.accept(alert("a"));
      sink.accept(alert("b"));
    }
    assertEquals("start\na\nstart\nb\n", Files.readString(out));
  }

  @Test
  void programKeptAliveGetsAllAlerts() throws IOException {
    Path out = folder.resolve("out");
    try (ProgramSink sink = sink("echo start >> " + out + "; cat >> " + out, true, false)) {
      sink.accept(alert("a"));
      sink.accept(alert("b"));
      sink.reopen();
      sink.accept(alert("c"));
    }
    assertEquals("start\na\nb\nstart\nc\n", Files.readString(out));
  }

  @Test
  void programThatEndedIsStartedAgain() throws Exception {
    Path out = folder.resolve("out");
    Path ended = folder.resolve("ended");
    String program = "read line; echo $line >> " + out + "; touch " + ended;
    try (ProgramSink sink = sink(program, true, false)) {
      for (String message : List.of("a", "b", "c")) {
        sink.accept(alert(message));
        while (!Files.exists(ended)) {
          Thread.onSpinWait();
        }
        Files.delete(ended);
        awaitNoChildren();
      }
    }
    assertEquals("a\nb\nc\n", Files.readString(out));
  }

  private static void awaitNoChildren() {
    while (ProcessHandle.current().children().anyMatch(ProcessHandle::isAlive)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void programThatCanNotBeRunIsAFailure() throws IOException {
    String program = folder.resolve("none").toString();
    try (ProgramSink sink = sink(program, false, false)) {
      assertEquals(
          "program=" + program + " ended with status=127",
          assertThrows(IOException.class, () -> sink.accept(alert("a"))).getMessage());
    }
  }

  @Test
  void statusOfAProgramCountsWhenItIsToldTo() throws IOException {
    try (ProgramSink sink = sink("cat > /dev/null; exit 1", false, false)) {
      sink.accept(alert("a"));
    }
    try (ProgramSink sink = sink("cat > /dev/null; exit 1", false, true)) {
      assertThrows(IOException.class, () -> sink.accept(alert("a")));
    }
  }

  @Test
  void programThatDoesNotReadHoldsNothingUpAtTheEnd() throws Exception {
    List<OutputProblem> problems = new CopyOnWriteArrayList<>();
    FakeSink healthy = FakeSink.healthy("healthy");
    ProgramSink stuck = sink("exec sleep 1000", true, false);
    Outputs outputs =
        Outputs.start(
            List.of(
                new Outputs.Spec(stuck, DeliveryOptions.inMemory(RetryPolicy.NONE)),
                new Outputs.Spec(healthy, DeliveryOptions.inMemory(RetryPolicy.NONE))),
            new Outputs.Options(2000, 60_000, 50),
            Surroundings.real(),
            problems::add);
    String large = "x".repeat(10_000);
    for (int i = 0; i < 100; i++) {
      outputs.accept(alert(large));
    }
    healthy.changes.acquire(100);
    outputs.close();
    OutputStatus status = outputs.status().getFirst();
    assertTrue(status.count(OutputCounter.FAILED) > 0, status.toString());
    assertEquals(100, status.count(OutputCounter.FAILED) + status.count(OutputCounter.DELIVERED));
    assertFalse(problems.isEmpty());
    awaitNoChildren();
  }

  @Test
  void pipeThatNobodyReadsHoldsNoOtherOutputUp() throws Exception {
    FakeSink healthy = FakeSink.healthy("healthy");
    ArrayList<Outputs.Spec> specs = new ArrayList<>();
    // More of them than the scheduler of virtual threads has carriers.
    for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
      Path pipe = folder.resolve("pipe" + i);
      assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
      specs.add(
          new Outputs.Spec(
              new FileSink(pipe, TestAlerts.MESSAGE, true, false),
              DeliveryOptions.inMemory(RetryPolicy.NONE)));
    }
    specs.add(new Outputs.Spec(healthy, DeliveryOptions.inMemory(RetryPolicy.NONE)));
    Outputs outputs =
        Outputs.start(
            specs, new Outputs.Options(2000, 60_000, 50), Surroundings.real(), problem -> {});
    for (int i = 0; i < 100; i++) {
      outputs.accept(alert("a"));
    }
    healthy.changes.acquire(100);
    assertEquals(100, outputs.status().getFirst().waiting());
    outputs.close();
    assertEquals(100, outputs.status().getFirst().count(OutputCounter.FAILED));
  }

  private static ProgramSink sink(String program, boolean keepAlive, boolean statusCounts) {
    return new ProgramSink(
        new ProgramOptions(program, keepAlive, statusCounts),
        TestAlerts.MESSAGE,
        false,
        ProcessBuilder.Redirect.DISCARD);
  }
}
