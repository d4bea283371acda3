package dev.saker.engine.recording;

import dev.saker.events.EventView;
import dev.saker.state.SystemState;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of the last seconds, and what the system looked like before them.
 *
 * <p>It is made of stretches, each with the state at its beginning and the events since. There are
 * two, and a new one takes the place of the older when the younger is long or large enough: so it
 * reaches back once to twice as far as wanted, unless that would take too much memory.
 */
final class RecentPast {
  private final SystemState state;
  private final MetadataLog metadata;
  private final long reachNs;
  private final int mostBytes;
  private @Nullable Stretch older;
  private @Nullable Stretch younger;

  /** What happened from one moment on. */
  private static final class Stretch {
    final EventLog events;
    StoredSnapshot begin = new StoredSnapshot();
    List<MetadataLog.Kept> metadata = List.of();
    long beginNs;

    Stretch(int mostBytes) {
      events = new EventLog(mostBytes);
    }

    void writeHead(Recording recording) throws IOException {
      begin.tell(recording);
      for (MetadataLog.Kept event : metadata) {
        event.writeTo(recording);
      }
    }
  }

  /**
   * @param reachNs how far it reaches back, in event time
   * @param mostBytes most bytes of events
   */
  RecentPast(SystemState state, MetadataLog metadata, long reachNs, int mostBytes) {
    this.state = state;
    this.metadata = metadata;
    this.reachNs = reachNs;
    this.mostBytes = mostBytes;
  }

  /** Keeps an event that the state does not know of yet. */
  void add(EventView event) {
    Stretch at = younger;
    if (at == null || event.timestampNs() - at.beginNs >= reachNs || !at.events.hasRoomFor(event)) {
      at = begin(event.timestampNs());
    }
    at.events.add(event);
  }

  private Stretch begin(long nowNs) {
    Stretch next = older == null ? new Stretch(mostBytes / 2) : older;
    older = younger;
    younger = next;
    next.events.clear();
    next.begin = new StoredSnapshot();
    state.describe(false, next.begin);
    next.metadata = metadata.events();
    next.beginNs = nowNs;
    return next;
  }

  /** Writes all of it, the latest event included. */
  void writeTo(Recording recording, long nowNs) throws IOException {
    Stretch before = older;
    Stretch now = younger;
    if (now == null) {
      return;
    }
    if (before != null && nowNs - now.beginNs < reachNs) {
      before.writeHead(recording);
      before.events.writeTo(recording);
    } else {
      now.writeHead(recording);
    }
    now.events.writeTo(recording);
  }

  void clear() {
    older = null;
    younger = null;
  }
}
