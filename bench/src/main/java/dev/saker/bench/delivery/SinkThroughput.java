package dev.saker.bench.delivery;

import com.sun.management.ThreadMXBean;
import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import dev.saker.alerts.AlertTime;
import dev.saker.alerts.JsonForm;
import dev.saker.alerts.TextForm;
import dev.saker.outputs.DeliveryOptions;
import dev.saker.outputs.FileSink;
import dev.saker.outputs.HttpOptions;
import dev.saker.outputs.HttpSink;
import dev.saker.outputs.Outputs;
import dev.saker.outputs.Overflow;
import dev.saker.outputs.RetryPolicy;
import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.StreamSink;
import dev.saker.outputs.Surroundings;
import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.SyslogSink;
import dev.saker.outputs.TlsOptions;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many alerts a second each sink takes from one thread, and what is allocated for each of them,
 * by all threads. Every alert is flushed, as in a program that is set up in the usual way.
 */
final class SinkThroughput {
  private static final long RUN_NS = 1_000_000_000L;
  private static final int RUNS = 5;
  private static final int BATCH = 200;

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final Alert alert = SampleAlerts.usual();
  private final AlertForm form;
  private final Path folder;
  private final StringBuilder report = new StringBuilder();

  private SinkThroughput(Path folder, AlertForm form) {
    this.folder = folder;
    this.form = form;
  }

  /** Measures all sinks with JSON; answers a table. */
  static String measure(Path folder) throws IOException {
    AlertForm form =
        new JsonForm(new TextForm(AlertTime.ISO_8601, ZoneOffset.UTC), JsonForm.Include.DEFAULT);
    SinkThroughput all = new SinkThroughput(folder, form);
    all.measureAll();
    return "| sink | alerts per second | bytes allocated per alert |\n|---|---|---|\n" + all.report;
  }

  private void measureAll() throws IOException {
    StringBuilder line = new StringBuilder(2048);
    row(
        "form alone (JSON)",
        () -> {
          line.setLength(0);
          form.append(line, alert);
        });
    try (FileOutputStream out = new FileOutputStream("/dev/null")) {
      row("stdout to /dev/null", new StreamSink("stdout", out, form, false));
    }
    Process reader =
        new ProcessBuilder("cat").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    row("stdout to a pipe", new StreamSink("stdout", reader.getOutputStream(), form, false));
    reader.destroy();
    Path file = folder.resolve("alerts");
    row("file, kept open", new FileSink(file, form, true, false));
    row("file, kept open, buffered", new FileSink(file, form, true, true));
    row("file, opened for each", new FileSink(file, form, false, false));
    syslog();
    http("HTTP", false);
    http("HTTP, compressed", true);
    queued("queue in memory, to nowhere", DeliveryOptions.inMemory(RetryPolicy.NONE));
    queued(
        "queue on disk, to nowhere",
        DeliveryOptions.atLeastOnce(RetryPolicy.NONE, SpoolOptions.in(folder.resolve("spool"))));
  }

  private void syslog() throws IOException {
    // Nobody reads: what is measured is the sending, which is the same.
    try (DatagramChannel peer = DatagramChannel.open()) {
      peer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) peer.getLocalAddress()).getPort();
      SyslogAddress address = new SyslogAddress.Udp("127.0.0.1", port);
      SyslogOptions options = new SyslogOptions(address, 1, "saker", TlsOptions.DEFAULT);
      row("syslog, UDP", new SyslogSink(options, form));
    }
  }

  private void http(String name, boolean compress) throws IOException {
    try (LoopbackServer server = LoopbackServer.start((bytes, from, to) -> true)) {
      HttpOptions options =
          new HttpOptions(
              URI.create(server.url()), "a", Map.of(), TlsOptions.DEFAULT, compress, 5, 10_000);
      row(name, new HttpSink(options, form, true, null));
    }
  }

  private void queued(String name, DeliveryOptions delivery) throws IOException {
    AlertSink nowhere = new StreamSink("nowhere", OutputStream.nullOutputStream(), form, true);
    try (Outputs outputs =
        Outputs.start(
            List.of(new Outputs.Spec(nowhere, delivery.withOverflow(Overflow.WAIT))),
            Outputs.Options.DEFAULT,
            Surroundings.real(),
            problem -> System.err.println(problem.message()))) {
      row(name, () -> outputs.accept(alert));
    }
  }

  private void row(String name, AlertSink sink) throws IOException {
    try (sink) {
      row(name, () -> sink.accept(alert));
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void row(String name, Step step) throws IOException {
    List<Double> rates = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (int run = -2; run < RUNS; run++) {
      long allocatedBefore = threads.getTotalThreadAllocatedBytes();
      long began = System.nanoTime();
      long alerts = 0;
      long elapsed = 0;
      while (elapsed < RUN_NS) {
        for (int i = 0; i < BATCH; i++) {
          step.run();
        }
        alerts += BATCH;
        elapsed = System.nanoTime() - began;
      }
      if (run >= 0) {
        rates.add(alerts * 1e9 / elapsed);
        bytes.add((threads.getTotalThreadAllocatedBytes() - allocatedBefore) / (double) alerts);
      }
    }
    Collections.sort(rates);
    Collections.sort(bytes);
    String row =
        String.format(
            Locale.ROOT, "| %s | %.0f | %.0f |%n", name, rates.get(RUNS / 2), bytes.get(RUNS / 2));
    System.out.print(row);
    report.append(row);
  }
}
