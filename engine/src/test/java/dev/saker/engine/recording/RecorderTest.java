package dev.saker.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import dev.saker.rules.Position;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleMatch;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final long MS = 1_000_000;
  private static final int LARGE = 1 << 20;

  private final SystemState state = new SystemState(StateOptions.DEFAULT);
  private final List<FakeRecording> recordings = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final EventBuilder builder = new EventBuilder();
  private final EventView view = new EventView();
  private long number;
  private boolean full;

  @Test
  void recordsFromTheMatchUntilTheFirstEventAfterTheTime() {
    Recorder recorder = recorder(options(false, 100, 0, 0));
    event(recorder, 0);
    match(recorder, rule(true, 0));
    event(recorder, 50);
    event(recorder, 120);
    event(recorder, 130);
    assertEquals(
        List.of(
            "create p_00000000000000000000_00000000000000000001.scap",
            "complete p_00000000000000000000_00000000000000000001.scap"),
        told);
    assertEquals(List.of("0", "50", "120"), recordings.getFirst().events);
    assertTrue(recordings.getFirst().facts > 0, "what is known stands at the head");
  }

  @Test
  void onlyRulesThatSaySoBeginARecordingUnlessAllDo() {
    Recorder some = recorder(options(false, 100, 0, 0));
    event(some, 0);
    match(some, rule(false, 0));
    assertEquals(List.of(), recordings);
    Recorder all = recorder(options(true, 100, 0, 0));
    event(all, 1);
    match(all, rule(false, 0));
    assertEquals(1, recordings.size());
  }

  @Test
  void matchesMeanwhileMakeItLongerAndBeginNoOther() {
    Recorder recorder = recorder(options(false, 100, 0, 0));
    event(recorder, 0);
    match(recorder, rule(true, 0));
    event(recorder, 90);
    match(recorder, rule(true, 300));
    event(recorder, 95);
    match(recorder, rule(true, 10));
    event(recorder, 380);
    event(recorder, 400);
    event(recorder, 410);
    match(recorder, rule(true, 0));
    recorder.close();
    assertEquals(2, recordings.size());
    assertEquals(List.of("0", "90", "95", "380", "400"), recordings.getFirst().events);
    assertEquals(List.of("410"), recordings.getLast().events);
    assertEquals(4, told.size());
  }

  @Test
  void whatHappenedBeforeIsPartOfIt() {
    Recorder recorder = recorder(options(false, 50, 0, 100));
    for (int at = 0; at <= 1000; at += 10) {
      event(recorder, at);
    }
    match(recorder, rule(true, 0));
    event(recorder, 1010);
    recorder.close();
    List<String> events = recordings.getFirst().events;
    long first = Long.parseLong(events.getFirst());
    assertTrue(first <= 900 && first >= 800, "first=" + first);
    assertEquals((1010 - first) / 10 + 1, events.size());
    assertEquals("1010", events.getLast());
    assertEquals("p_00000000001000000000_00000000000000000101.scap", told.getFirst().substring(7));
  }

  @Test
  void whatHappenedBeforeTakesNoMoreMemoryThanAllowed() {
    Recorder recorder = recorder(new Recorder.Options("p", false, 50, 0, 1_000_000, 100 * 50));
    for (int at = 0; at < 1000; at++) {
      event(recorder, at);
    }
    match(recorder, rule(true, 0));
    recorder.close();
    int events = recordings.getFirst().events.size();
    assertTrue(events > 20 && events <= 100, "events=" + events);
    assertEquals("999", recordings.getFirst().events.getLast());
  }

  @Test
  void afterARecordingThePastBeginsAnew() {
    Recorder recorder = recorder(options(false, 10, 0, 1000));
    event(recorder, 0);
    match(recorder, rule(true, 0));
    event(recorder, 10);
    event(recorder, 20);
    match(recorder, rule(true, 0));
    recorder.close();
    assertEquals(List.of("0", "10"), recordings.getFirst().events);
    assertEquals(List.of("20"), recordings.getLast().events);
  }

  @Test
  void largestSizeEndsItAndIsTold() {
    Recorder recorder = recorder(options(false, 1000, 200, 0));
    event(recorder, 0);
    match(recorder, rule(true, 0));
    for (int at = 1; at < 10; at++) {
      event(recorder, at);
    }
    assertEquals(3, told.size(), told::toString);
    assertTrue(told.getLast().startsWith("size "), told::toString);
    assertTrue(Long.parseLong(told.getLast().substring(5)) >= 200, told::toString);
  }

  @Test
  void failureEndsItAndTheNextMatchBeginsAnother() {
    Recorder recorder = recorder(options(false, 1000, 0, 0));
    event(recorder, 0);
    match(recorder, rule(true, 0));
    full = true;
    event(recorder, 1);
    event(recorder, 2);
    assertEquals("failed disk full", told.getLast());
    assertEquals(2, told.size());
    match(recorder, rule(true, 0));
    assertEquals("failed can not create", told.getLast());
    full = false;
    match(recorder, rule(true, 0));
    recorder.close();
    assertEquals(List.of("2"), recordings.getLast().events);
  }

  @Test
  void anotherSystemIsAnotherRecording() {
    Recorder recorder = recorder(options(false, 1000, 0, 500));
    event(recorder, 0);
    match(recorder, rule(true, 0));
    event(recorder, 1);
    state.onStart();
    event(recorder, 2);
    match(recorder, rule(true, 0));
    recorder.close();
    assertEquals(List.of("0", "1"), recordings.getFirst().events);
    assertEquals(List.of("2"), recordings.getLast().events);
  }

  @Test
  void eventsAboutContainersStandAtTheHead() {
    Recorder recorder = recorder(options(false, 1000, 0, 0));
    deliver(recorder, 5, "useradded", 0);
    event(recorder, 10);
    match(recorder, rule(true, 0));
    recorder.close();
    assertEquals(List.of("5", "10"), recordings.getFirst().events);
  }

  private static Recorder.Options options(
      boolean all, long durationMs, long mostBytes, long beforeMs) {
    return new Recorder.Options("p", all, durationMs, mostBytes, beforeMs, LARGE);
  }

  private Recorder recorder(Recorder.Options options) {
    return new Recorder(
        options,
        state,
        file -> {
          if (full) {
            throw new IOException("can not create");
          }
          told.add("create " + file);
          recordings.add(new FakeRecording());
          return recordings.getLast();
        },
        new Listener());
  }

  private void event(Recorder recorder, long ms) {
    deliver(recorder, ms, "close", 2);
  }

  private void deliver(Recorder recorder, long ms, String type, int params) {
    builder.start(EventTable.named(type).getLast(), ms * MS, 1);
    for (int i = 0; i < params; i++) {
      builder.number(0);
    }
    int length = builder.finish();
    assertEquals(null, view.wrap(builder.buffer(), 0, length));
    view.place(++number, 0, 0);
    recorder.onEvent(view);
    state.onEvent(view);
    state.afterEvent();
  }

  private void match(Recorder recorder, Rule rule) {
    recorder.onMatch(new Match(rule, view));
  }

  private static Rule rule(boolean capture, long durationMs) {
    return new Rule(
        "r",
        "",
        "syscall",
        Priority.INFORMATIONAL,
        List.of(),
        true,
        capture,
        durationMs,
        "",
        "",
        List.of(),
        new Position("", 0, 0, 0));
  }

  private record Match(Rule rule, EventView event) implements RuleMatch {
    @Override
    public Alert alert(String hostname) {
      throw new AssertionError("nobody asked for an alert");
    }
  }

  private final class Listener implements Recorder.Listener {
    @Override
    public void onComplete(Path file) {
      told.add("complete " + file);
    }

    @Override
    public void onSizeReached(long bytes) {
      told.add("size " + bytes);
    }

    @Override
    public void onFailure(String reason) {
      told.add("failed " + reason);
    }
  }

  /** Remembers when its events happened. */
  private final class FakeRecording implements Recording {
    final List<String> events = new ArrayList<>();
    int facts;
    long bytes;

    @Override
    public void write(byte[] source, int offset, int length, int cpu, int captureFlags)
        throws IOException {
      if (full) {
        throw new IOException("disk full");
      }
      EventView written = new EventView();
      assertEquals(null, written.wrap(source, offset, length));
      events.add(Long.toString(written.timestampNs() / MS));
      bytes += length;
    }

    @Override
    public long bytesWritten() {
      return bytes;
    }

    @Override
    public void close() {}

    @Override
    public void onStart() {}

    @Override
    public void onMachine(Snapshot.Machine machine) {
      assertEquals(List.of(), events, "facts come first");
      facts++;
    }

    @Override
    public void onInterface(Snapshot.Interface networkInterface) {
      facts++;
    }

    @Override
    public void onUser(Snapshot.User user) {
      facts++;
    }

    @Override
    public void onGroup(Snapshot.Group group) {
      facts++;
    }

    @Override
    public void onProcess(Snapshot.Process process) {
      facts++;
    }

    @Override
    public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
      facts++;
    }
  }
}
