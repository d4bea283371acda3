package dev.saker.app.run;

import dev.saker.alerts.InternalAlert;
import java.time.Instant;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notices that no event comes for long. The engine's thread runs it. */
final class SilenceWatch {
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final long mostReads;
  private final SourceAlerts alerts;
  private long reads;
  private long events;
  private long sinceNs;

  /**
   * Makes a watch.
   *
   * @param mostReads reads without an event, one after the other, before something is said
   */
  SilenceWatch(long mostReads, SourceAlerts alerts) {
    this.mostReads = mostReads;
    this.alerts = alerts;
  }

  /**
   * A read gave no event.
   *
   * @param eventsSoFar events since the start
   * @param nowNs the time, nanoseconds since the epoch
   */
  void onIdle(long eventsSoFar, long nowNs) {
    if (reads == 0 || eventsSoFar != events) {
      events = eventsSoFar;
      reads = 0;
      sinceNs = nowNs;
    }
    reads++;
    if (reads % mostReads == 0) {
      String since =
          Instant.ofEpochSecond(sinceNs / NS_PER_SECOND, sinceNs % NS_PER_SECOND).toString();
      SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
      fields.put("last_event_time_str", since);
      InternalAlert kind = InternalAlert.NO_EVENTS;
      alerts.raise(kind, kind.rule() + ". Last event time: " + since, fields);
    }
  }
}
