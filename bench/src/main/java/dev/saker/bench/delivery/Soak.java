package dev.saker.bench.delivery;

import dev.saker.bench.workload.CaptureGenerator;
import dev.saker.bench.workload.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Kills the real program ({@code kill -9}) while it delivers a burst of alerts to an HTTP server
 * that fails every third request, and looks whether all of them arrive: {@code Soak HOME [ALERTS]}.
 * Ends with status 1 when one is missing or out of order.
 */
public final class Soak {
  private static final int DEFAULT_ALERTS = 100_000;
  private final Path home;
  private final Path folder;
  private final int alerts;
  private final FailingReceiver receiver = new FailingReceiver();

  private Soak(Path home, Path folder, int alerts) {
    this.home = home;
    this.folder = folder;
    this.alerts = alerts;
  }

  /** Runs both parts and tells what came out. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("saker-soak");
    int alerts = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_ALERTS;
    boolean good;
    try {
      good = new Soak(Path.of(args[0]), folder, alerts).run();
    } finally {
      Delivery.delete(folder);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    // Some events are not offered to rules, so there are more of them than alerts.
    Path capture = folder.resolve("burst.scap");
    CaptureGenerator.generate(capture, Plan.of(alerts + alerts / 2L + 1000, 1));
    Process quick = start("none", capture, rule("evt.num > 0"), "");
    List<Long> expected = lines(quick, alerts);
    kill(quick);
    Path rules = rule("evt.num > 0 and evt.num <= " + expected.getLast());
    try (LoopbackServer server = LoopbackServer.start(receiver)) {
      boolean delivering = killedWhileDelivering(capture, rules, server.url(), expected);
      boolean raising = killedWhileRaising(capture, rules, server.url(), expected);
      return delivering && raising;
    }
  }

  /** All alerts are raised; then the program is killed twice on its way through the spool. */
  private boolean killedWhileDelivering(Path capture, Path rules, String url, List<Long> expected)
      throws IOException, InterruptedException {
    receiver.reset();
    long began = System.nanoTime();
    Process first = start("delivering", capture, rules, url);
    lines(first, expected.size());
    receiver.await(alerts / 3);
    kill(first);
    long raised = System.nanoTime();
    long bytes = spoolBytes("delivering");
    Process second = drain("delivering", url);
    receiver.await(alerts / 3 * 2);
    kill(second);
    end(drain("delivering", url));
    return report("killed while delivering", expected, expected.size(), 2, bytes, began, raised);
  }

  /** The program is killed while alerts are raised: those seen on its stdout must all arrive. */
  private boolean killedWhileRaising(Path capture, Path rules, String url, List<Long> expected)
      throws IOException, InterruptedException {
    receiver.reset();
    long began = System.nanoTime();
    Process first = start("raising", capture, rules, url);
    int seen = lines(first, alerts / 2).size();
    kill(first);
    long raised = System.nanoTime();
    long bytes = spoolBytes("raising");
    end(drain("raising", url));
    return report("killed while raising", expected, seen, 1, bytes, began, raised);
  }

  private boolean report(
      String part,
      List<Long> expected,
      int least,
      int kills,
      long spoolBytes,
      long began,
      long killedNs) {
    long now = System.nanoTime();
    List<Long> arrived = receiver.arrived();
    List<Long> distinct = arrived.stream().distinct().toList();
    boolean inOrder =
        distinct.size() <= expected.size() && distinct.equals(expected.subList(0, distinct.size()));
    int duplicates = arrived.size() - distinct.size();
    boolean good = inOrder && distinct.size() >= least && duplicates <= kills;
    System.out.printf(
        Locale.ROOT,
        "%s: %s alerts=%d arrived=%d duplicates=%d inOrder=%b kills=%d requests=%d refused=%d"
            + " seconds=%.1f untilFirstKill=%.1f alertsPerSecond=%.0f spoolMiBAtFirstKill=%.1f%n",
        part,
        good ? "ok" : "FAILED",
        least,
        distinct.size(),
        duplicates,
        inOrder,
        kills,
        receiver.requests(),
        receiver.refused(),
        (now - began) / 1e9,
        (killedNs - began) / 1e9,
        distinct.size() * 1e9 / (now - began),
        spoolBytes / 1048576.0);
    return good;
  }

  private Process start(String spool, Path capture, Path rules, String url) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(home.resolve("saker").toString(), "replay", capture.toString()));
    command.addAll(List.of("-r", rules.toString()));
    if (!url.isEmpty()) {
      command.addAll(
          List.of(
              "-o", "http_output={enabled: true, url: \"" + url + "\"}",
              "-o", "saker.outputs.http.at_least_once=true",
              "-o", "saker.outputs.spool.folder=" + folder.resolve(spool)));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().put("SAKER_BUILD", "never");
    return builder.start();
  }

  /** A run that raises nothing and delivers what the one before left. */
  private Process drain(String spool, String url) throws IOException {
    Path rules = rule("evt.type = execve and proc.name = no-such-program");
    return start(spool, home.resolve("examples/intrusion.scap"), rules, url);
  }

  private Path rule(String condition) throws IOException {
    Path file = Files.createTempFile(folder, "rules", ".yaml");
    String rule =
        """
        - rule: burst
          desc: alerts, numbered by their events
          condition: CONDITION
          output: "n=%evt.num pid=%proc.pid name=%proc.name type=%evt.type"
          priority: NOTICE
        """;
    return Files.writeString(file, rule.replace("CONDITION", condition));
  }

  /** Reads so many alerts from a program's stdout, and answers with their numbers. */
  private static List<Long> lines(Process process, int alerts) throws IOException {
    List<Long> numbers = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    while (numbers.size() < alerts) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("program ended early: alerts=" + numbers.size());
      }
      int at = line.indexOf("n=");
      if (at >= 0) {
        numbers.add(Long.valueOf(line.substring(at + 2, line.indexOf(' ', at))));
      }
    }
    return numbers;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void end(Process process) throws IOException, InterruptedException {
    process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {});
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("program failed: " + Files.readString(folder.resolve("log")));
    }
  }

  private long spoolBytes(String spool) throws IOException {
    long bytes = 0;
    try (var files = Files.walk(folder.resolve(spool))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
