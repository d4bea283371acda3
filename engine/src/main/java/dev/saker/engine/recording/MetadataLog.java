package dev.saker.engine.recording;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The events that told of containers and of users, which no list at the head of a recording has.
 * They stand there as events. Bounded; the oldest go.
 */
final class MetadataLog {
  private static final Set<String> NAMES =
      Set.of("container", "asyncevent", "useradded", "userdeleted", "groupadded", "groupdeleted");
  private static final long MOST_BYTES = 16 << 20;

  private final boolean[] kept = new boolean[EventTable.COUNT];
  private final ArrayDeque<Kept> events = new ArrayDeque<>();
  private long bytes;

  /** A copy of an event. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kept(byte[] bytes, int cpu, int captureFlags) {
    void writeTo(Recording recording) throws IOException {
      recording.write(bytes, 0, bytes.length, cpu, captureFlags);
    }
  }

  MetadataLog() {
    for (EventType type : EventTable.all()) {
      kept[type.code()] = NAMES.contains(type.name());
    }
  }

  /** Keeps an event if it is one of these. */
  void add(EventView event) {
    if (!kept[event.code()]) {
      return;
    }
    byte[] copy =
        Arrays.copyOfRange(event.bytes(), event.offset(), event.offset() + event.length());
    events.addLast(new Kept(copy, event.cpu(), event.captureFlags()));
    bytes += copy.length;
    while (bytes > MOST_BYTES) {
      bytes -= events.removeFirst().bytes().length;
    }
  }

  /** What is kept now. */
  List<Kept> events() {
    return List.copyOf(events);
  }

  void clear() {
    events.clear();
    bytes = 0;
  }
}
