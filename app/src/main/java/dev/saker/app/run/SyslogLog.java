package dev.saker.app.run;

import dev.saker.alerts.Alert;
import dev.saker.app.Log;
import dev.saker.outputs.DeliveryOptions;
import dev.saker.outputs.Outputs;
import dev.saker.outputs.RetryPolicy;
import dev.saker.outputs.Surroundings;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.SyslogSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes what the program says about itself to the syslog daemon of this host, with a queue of its
 * own, so that nobody waits for it. Does without a word where there is no daemon.
 */
final class SyslogLog implements AutoCloseable {
  private static final String SOURCE = "log";
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final Log log;
  private final Outputs outputs;

  private SyslogLog(Log log, Outputs outputs) {
    this.log = log;
    this.outputs = outputs;
  }

  /**
   * Begins.
   *
   * @param options the daemon, and the name of the program there
   * @throws IOException when there is no daemon
   */
  static SyslogLog start(Log log, SyslogOptions options, Clock clock, String hostname)
      throws IOException {
    SyslogSink sink = new SyslogSink(options, (out, entry) -> out.append(entry.message()));
    sink.connect();
    Outputs outputs =
        Outputs.start(
            List.of(new Outputs.Spec(sink, DeliveryOptions.inMemory(RetryPolicy.NONE))),
            Outputs.Options.DEFAULT,
            Surroundings.real(),
            problem -> {});
    log.listen(entry -> outputs.accept(message(entry, clock.instant(), hostname)));
    return new SyslogLog(log, outputs);
  }

  private static Alert message(Log.Entry entry, Instant now, String hostname) {
    long timestampNs = now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    return new Alert(
        timestampNs,
        entry.level(),
        "",
        SOURCE,
        List.of(),
        hostname,
        entry.message(),
        new TreeMap<>());
  }

  @Override
  public void close() {
    log.listen(null);
    outputs.close();
  }
}
