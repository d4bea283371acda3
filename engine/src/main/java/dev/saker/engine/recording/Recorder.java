package dev.saker.engine.recording;

import dev.saker.events.EventView;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleMatch;
import dev.saker.state.SystemState;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Records what happens after a rule matched, and on demand what happened before. A {@link
 * RecordingSource} shows it each event before the state learns of it; whoever holds events against
 * rules tells it of matches. One recording at a time: a match meanwhile makes it longer. A
 * recording that fails is told and ends; the next match begins another. The engine's thread runs
 * it.
 */
public final class Recorder implements AutoCloseable {
  private static final int DIGITS = 20;
  private static final long NS_PER_MS = 1_000_000L;

  private final Options options;
  private final SystemState state;
  private final Recording.Factory factory;
  private final Listener listener;
  private final MetadataLog metadata = new MetadataLog();
  private final @Nullable RecentPast past;
  private @Nullable Running running;
  private long section;
  private long lastNs;
  private long deadlineNs = Long.MIN_VALUE;

  /**
   * What is recorded.
   *
   * @param pathPrefix what the names of the files begin with, folders included
   * @param allRules whether every rule begins a recording, and not only those that say so
   * @param durationMs how long one lasts after a match, in event time, where the rule says nothing
   * @param mostBytes size from which on a recording ends, before compression; 0 for none
   * @param beforeMs how much of what happened before the match is part of it, in event time
   * @param beforeMostBytes most memory for that, without what is known about the system
   */
  public record Options(
      String pathPrefix,
      boolean allRules,
      long durationMs,
      long mostBytes,
      long beforeMs,
      int beforeMostBytes) {}

  /** Hears what becomes of recordings, on the engine's thread. */
  public interface Listener {
    /** A recording is complete. */
    void onComplete(Path file);

    /**
     * A recording ended since it reached its largest size.
     *
     * @param bytes what was written, before compression
     */
    void onSizeReached(long bytes);

    /** A recording could not be begun, or ended half-way. */
    void onFailure(String reason);
  }

  /** A recording and the name that it has when it is complete. */
  private record Running(Path file, Recording recording) {}

  /**
   * Makes a recorder.
   *
   * @param state of the system that the events come from; belongs to the caller
   */
  public Recorder(
      Options options, SystemState state, Recording.Factory factory, Listener listener) {
    this.options = options;
    this.state = state;
    this.factory = factory;
    this.listener = listener;
    this.past =
        options.beforeMs() == 0
            ? null
            : new RecentPast(
                state, metadata, options.beforeMs() * NS_PER_MS, options.beforeMostBytes());
  }

  /** An event comes, which the state does not know of yet. */
  void onEvent(EventView event) {
    endIfDue();
    if (section != state.recordings()) {
      section = state.recordings();
      forgetSystem();
    }
    lastNs = event.timestampNs();
    metadata.add(event);
    Running now = running;
    if (now != null) {
      write(now, event);
    } else if (past != null) {
      past.add(event);
    }
  }

  /** A rule matched the event that came last; after its alert was made. */
  public void onMatch(RuleMatch match) {
    Rule rule = match.rule();
    EventView event = match.event();
    long durationMs =
        rule.captureDurationMs() > 0 ? rule.captureDurationMs() : options.durationMs();
    // Any match keeps a recording going, as in Falco, but not any begins one.
    deadlineNs = Math.max(deadlineNs, event.timestampNs() + durationMs * NS_PER_MS);
    if (running == null && (options.allRules() || rule.capture())) {
      begin(event);
    }
  }

  private void begin(EventView event) {
    Path file = Path.of(name(event));
    try {
      Recording recording = factory.create(file);
      running = new Running(file, recording);
      RecentPast recent = past;
      if (recent != null) {
        recent.writeTo(recording, event.timestampNs());
        return;
      }
      state.describe(true, recording);
      for (MetadataLog.Kept each : metadata.events()) {
        each.writeTo(recording);
      }
      recording.write(
          event.bytes(), event.offset(), event.length(), event.cpu(), event.captureFlags());
    } catch (IOException e) {
      fail(e);
    }
  }

  private String name(EventView event) {
    return options.pathPrefix()
        + "_"
        + padded(event.timestampNs())
        + "_"
        + padded(event.number())
        + ".scap";
  }

  private static String padded(long number) {
    String digits = Long.toUnsignedString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private void write(Running now, EventView event) {
    try {
      now.recording.write(
          event.bytes(), event.offset(), event.length(), event.cpu(), event.captureFlags());
    } catch (IOException e) {
      fail(e);
    }
  }

  private void endIfDue() {
    Running now = running;
    if (now == null) {
      return;
    }
    long bytes = now.recording.bytesWritten();
    if (lastNs >= deadlineNs) {
      end(now);
    } else if (options.mostBytes() > 0 && bytes >= options.mostBytes()) {
      end(now);
      listener.onSizeReached(bytes);
    }
  }

  private void end(Running now) {
    forgetRun();
    try {
      now.recording.close();
      listener.onComplete(now.file);
    } catch (IOException e) {
      listener.onFailure(String.valueOf(e.getMessage()));
    }
  }

  private void fail(IOException cause) {
    Running now = running;
    forgetRun();
    if (now != null) {
      try {
        now.recording.close();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
    listener.onFailure(String.valueOf(cause.getMessage()));
  }

  private void forgetRun() {
    running = null;
    deadlineNs = Long.MIN_VALUE;
    if (past != null) {
      past.clear();
    }
  }

  /** What comes now is of another system. */
  private void forgetSystem() {
    Running now = running;
    if (now != null) {
      end(now);
    }
    forgetRun();
    metadata.clear();
  }

  /** Completes the recording that is under way. */
  @Override
  public void close() {
    endIfDue();
    Running now = running;
    if (now != null) {
      end(now);
    }
  }
}
