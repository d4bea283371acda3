package dev.saker.app.run;

import dev.saker.alerts.InternalAlert;
import dev.saker.app.Console;
import dev.saker.app.config.Config;
import dev.saker.engine.recording.Recorder;
import dev.saker.outputs.Outputs;
import dev.saker.state.SystemState;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes what records around alerts, as the configuration says, and tells what becomes of it. */
final class Recordings implements Recorder.Listener {
  private static final long BYTES_PER_MB = 1 << 20;

  private final Console console;
  private final Outputs outputs;
  private final Config.Recording config;
  private long failures;

  private Recordings(Console console, Outputs outputs, Config.Recording config) {
    this.console = console;
    this.outputs = outputs;
    this.config = config;
  }

  /** A recorder for events of one system; null when nothing is to be recorded. */
  static @Nullable Recorder recorder(
      Console console, Outputs outputs, Config.Recording config, SystemState state) {
    if (!config.enabled()) {
      return null;
    }
    Recorder.Options options =
        new Recorder.Options(
            config.pathPrefix(),
            config.allRules(),
            config.durationMs(),
            config.maxMegabytes() * BYTES_PER_MB,
            config.beforeMs(),
            Math.toIntExact(config.beforeMaxMegabytes() * BYTES_PER_MB));
    return new Recorder(
        options, state, ScapRecording::create, new Recordings(console, outputs, config));
  }

  @Override
  public void onComplete(Path file) {
    console.log().info("recorded what happened around an alert: file=" + file);
  }

  @Override
  public void onSizeReached(long bytes) {
    InternalAlert kind = InternalAlert.RECORDING_FULL;
    SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("max_file_size_mb", (long) config.maxMegabytes());
    fields.put("written_bytes", bytes);
    outputs.raise(
        kind.at(
            Now.timestampNs(),
            Hostname.of(console.environment()),
            kind.rule() + ". Configured limit: " + config.maxMegabytes() + " MB.",
            fields));
  }

  /** Told the first, second, fourth, eighth time, and so on. */
  @Override
  public void onFailure(String reason) {
    failures++;
    if (Long.bitCount(failures) == 1) {
      console.log().error("recording failed: times=" + failures + ": " + reason);
    }
  }
}
