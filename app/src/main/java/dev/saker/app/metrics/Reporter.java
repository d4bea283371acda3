package dev.saker.app.metrics;

import dev.saker.alerts.Alert;
import dev.saker.alerts.InternalAlert;
import dev.saker.alerts.json.JsonWriter;
import dev.saker.app.Log;
import dev.saker.app.config.ServiceConfig.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports about the program at intervals, as alerts and as lines of a file, in a thread of its own.
 */
public final class Reporter implements AutoCloseable {
  private final Metrics options;
  private final Snapshot snapshot;
  private final String hostname;
  private final Consumer<Alert> alerts;
  private final LongSupplier clockNs;
  private final Log log;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private long sample;

  /**
   * Begins; the first report comes at once.
   *
   * @param alerts gets reports as alerts
   * @param clockNs nanoseconds since the epoch
   */
  public Reporter(
      Metrics options,
      Snapshot snapshot,
      String hostname,
      Consumer<Alert> alerts,
      LongSupplier clockNs,
      Log log) {
    this.options = options;
    this.snapshot = snapshot;
    this.hostname = hostname;
    this.alerts = alerts;
    this.clockNs = clockNs;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("saker-metrics").start(this::work);
  }

  private void work() {
    try {
      do {
        report();
      } while (!ended.await(options.intervalMs(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    long nowNs = clockNs.getAsLong();
    SequencedMap<String, @Nullable Object> fields = snapshot.take(nowNs);
    sample++;
    if (options.asAlerts()) {
      alerts.accept(
          InternalAlert.METRICS_SNAPSHOT.at(nowNs, hostname, "Falco metrics snapshot", fields));
    }
    if (options.file().isPresent()) {
      write(options.file().get(), fields);
    }
  }

  private void write(Path file, SequencedMap<String, @Nullable Object> fields) {
    StringBuilder line = new StringBuilder(1024);
    JsonWriter.compact(line)
        .startObject()
        .name("output_fields")
        .any(fields)
        .name("sample")
        .value(sample)
        .endObject();
    try {
      Files.writeString(
          file,
          line.append('\n'),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      log.error("metrics not written: file=" + file + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
