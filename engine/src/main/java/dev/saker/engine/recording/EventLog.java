package dev.saker.engine.recording;

import dev.saker.events.EventHeader;
import dev.saker.events.EventView;
import java.io.IOException;
import java.util.Arrays;

/**
 * Copies of events, one behind the other in one array, which is used again.
 *
 * <pre>
 * | u32 processor | u32 capture flags | event, whose header has its length | next
 * </pre>
 */
final class EventLog {
  private static final int FRAME_BYTES = 8;
  private static final int FIRST_BYTES = 1 << 16;

  private final int most;
  private byte[] bytes = {};
  private int length;

  /**
   * @param most bytes from which on it is full
   */
  EventLog(int most) {
    this.most = most;
  }

  /** Whether this event still fits. */
  boolean hasRoomFor(EventView event) {
    return length + FRAME_BYTES + event.length() <= most;
  }

  void add(EventView event) {
    int end = length + FRAME_BYTES + event.length();
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.max(end, FIRST_BYTES), 2 * bytes.length));
    }
    EventHeader.putInt(bytes, length, event.cpu());
    EventHeader.putInt(bytes, length + 4, event.captureFlags());
    System.arraycopy(event.bytes(), event.offset(), bytes, length + FRAME_BYTES, event.length());
    length = end;
  }

  void writeTo(Recording recording) throws IOException {
    int at = 0;
    while (at < length) {
      int event = at + FRAME_BYTES;
      int size = EventHeader.getInt(bytes, event + EventHeader.LENGTH_OFFSET);
      int cpu = EventHeader.getInt(bytes, at);
      recording.write(bytes, event, size, cpu, EventHeader.getInt(bytes, at + 4));
      at = event + size;
    }
  }

  void clear() {
    length = 0;
  }
}
