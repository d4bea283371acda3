package dev.saker.engine;

import dev.saker.alerts.Alert;
import dev.saker.alerts.InternalAlert;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second, in the time of the events, whether the kernel lost any, and says so at a
 * limited rate. The engine's thread runs it.
 */
public final class LossWatch {
  private static final long SECOND_NS = 1_000_000_000L;

  private final Losses losses;
  private final Options options;
  private final String hostname;
  private final Consumer<Alert> handler;
  private final TokenBucket bucket;
  private long nextCheckNs;
  private long occurrences;
  private long reported;
  private Counts before = Counts.NONE;

  /** Where the counts come from. */
  @FunctionalInterface
  public interface Losses {
    /** A source that loses nothing and counts nothing, such as a capture. */
    Losses NONE = () -> Counts.NONE;

    /** The counts since the start. */
    Counts read();
  }

  /**
   * Counts since the start.
   *
   * @param events events that the kernel saw, the lost ones included
   * @param lost events that it lost, for whatever reason
   * @param full events that it lost since a buffer was full
   * @param fullByKind those by kind, as far as the kind is one of {@link #KINDS}
   * @param probe whether a probe counts them
   */
  public record Counts(
      long events, long lost, long full, Map<String, Long> fullByKind, boolean probe) {
    /** No events. */
    public static final Counts NONE = new Counts(0, 0, 0, Map.of(), false);

    public Counts {
      fullByKind = Map.copyOf(fullByKind);
    }
  }

  /** The kinds of event that losses are told by. */
  public static final List<String> KINDS =
      List.of(
          "clone_fork", "execve", "connect", "open", "dir_file", "other_interest", "close", "proc");

  /**
   * When something is said.
   *
   * @param threshold ratio of lost events to events above which it is
   * @param perSecond most times a second
   * @param burst most times at once
   * @param simulated whether one event counts as lost each second, and the threshold is 0
   */
  public record Options(double threshold, double perSecond, double burst, boolean simulated) {}

  /**
   * Makes a watch.
   *
   * @param handler gets the alert about losses
   */
  public LossWatch(Losses losses, Options options, String hostname, Consumer<Alert> handler) {
    this.losses = losses;
    this.options = options;
    this.hostname = hostname;
    this.handler = handler;
    this.bucket = new TokenBucket(options.perSecond(), options.burst());
  }

  /** An event happened. */
  public void onEvent(long timestampNs) {
    if (nextCheckNs == 0) {
      nextCheckNs = timestampNs + SECOND_NS;
    } else if (nextCheckNs < timestampNs) {
      nextCheckNs = timestampNs + SECOND_NS;
      check(timestampNs);
    }
  }

  private void check(long timestampNs) {
    Counts now = losses.read();
    long events = now.events() - before.events();
    long lost = now.lost() - before.lost() + (options.simulated() ? 1 : 0);
    double threshold = options.simulated() ? 0 : options.threshold();
    if (lost > 0 && (double) lost / events > threshold) {
      occurrences++;
      if (bucket.claim(timestampNs)) {
        reported++;
        handler.accept(alert(timestampNs, events, lost, now));
      }
    }
    before = now;
  }

  /** Seconds in which too many events were lost. */
  public long occurrences() {
    return occurrences;
  }

  /** How many of them the handler heard of. */
  public long reported() {
    return reported;
  }

  private Alert alert(long timestampNs, long events, long lost, Counts now) {
    SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("n_evts", Long.toString(events));
    fields.put("n_drops", Long.toString(lost));
    fields.put("n_drops_buffer_total", Long.toString(now.full() - before.full()));
    for (String kind : KINDS) {
      long full = ofKind(now, kind) - ofKind(before, kind);
      fields.put("n_drops_buffer_" + kind + "_exit", Long.toString(full));
    }
    long other = now.lost() - now.full() - before.lost() + before.full();
    fields.put("n_drops_scratch_map", Long.toString(other));
    fields.put("n_drops_page_faults", "0");
    fields.put("n_drops_bug", "0");
    fields.put("ebpf_enabled", now.probe() ? "1" : "0");
    InternalAlert kind = InternalAlert.EVENTS_LOST;
    String message = kind.rule() + ". " + lost + " system calls dropped in last second.";
    return kind.at(timestampNs, hostname, message, fields);
  }

  private static long ofKind(Counts counts, String kind) {
    return counts.fullByKind().getOrDefault(kind, 0L);
  }
}
