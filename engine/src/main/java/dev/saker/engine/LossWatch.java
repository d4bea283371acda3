package dev.saker.engine;

import dev.saker.alerts.Alert;
import dev.saker.alerts.InternalAlert;
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

  /** What is told about where events were lost; a capture knows none of it. */
  private static final String[] DETAILS = {
    "n_drops_buffer_total",
    "n_drops_buffer_clone_fork_exit",
    "n_drops_buffer_execve_exit",
    "n_drops_buffer_connect_exit",
    "n_drops_buffer_open_exit",
    "n_drops_buffer_dir_file_exit",
    "n_drops_buffer_other_interest_exit",
    "n_drops_buffer_close_exit",
    "n_drops_buffer_proc_exit",
    "n_drops_scratch_map",
    "n_drops_page_faults",
    "n_drops_bug"
  };

  private final Losses losses;
  private final Options options;
  private final String hostname;
  private final Consumer<Alert> handler;
  private final TokenBucket bucket;
  private long nextCheckNs;
  private long occurrences;
  private long reported;
  private long eventsBefore;
  private long lostBefore;

  /** Where the counts come from, since the start. */
  public interface Losses {
    /** Events that the kernel saw, the lost ones included. */
    long events();

    /** Events that it lost. */
    long lost();

    /** A source that loses nothing and counts nothing, such as a capture. */
    Losses NONE =
        new Losses() {
          @Override
          public long events() {
            return 0;
          }

          @Override
          public long lost() {
            return 0;
          }
        };
  }

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
    long events = losses.events() - eventsBefore;
    long lost = losses.lost() - lostBefore;
    eventsBefore += events;
    lostBefore += lost;
    if (options.simulated()) {
      lost++;
    }
    double threshold = options.simulated() ? 0 : options.threshold();
    if (lost > 0 && (double) lost / events > threshold) {
      occurrences++;
      if (bucket.claim(timestampNs)) {
        reported++;
        handler.accept(alert(timestampNs, events, lost));
      }
    }
  }

  /** Seconds in which too many events were lost. */
  public long occurrences() {
    return occurrences;
  }

  /** How many of them the handler heard of. */
  public long reported() {
    return reported;
  }

  private Alert alert(long timestampNs, long events, long lost) {
    SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("n_evts", Long.toString(events));
    fields.put("n_drops", Long.toString(lost));
    for (String detail : DETAILS) {
      fields.put(detail, "0");
    }
    fields.put("ebpf_enabled", "0");
    InternalAlert kind = InternalAlert.EVENTS_LOST;
    String message = kind.rule() + ". " + lost + " system calls dropped in last second.";
    return kind.at(timestampNs, hostname, message, fields);
  }
}
