package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.app.metrics.ExpositionParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that reads its capture from a pipe, so that it goes on for as long as wanted. */
@Timeout(120)
class ServiceProcessTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root", "."));
  private static final String CHANGED = "configuration and rules changed";

  @TempDir Path folder;
  private final BlockingQueue<String> alerts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private Path rules;
  private Path pipe;
  private Path pidFile;
  private byte[] capture;
  private Process process;
  private OutputStream feed;

  @BeforeEach
  void prepare() throws Exception {
    capture = Files.readAllBytes(ROOT.resolve("examples/intrusion.scap"));
    rules = folder.resolve("rules.yaml");
    Files.copy(ROOT.resolve("examples/rules.yaml"), rules);
    pipe = folder.resolve("capture");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    pidFile = folder.resolve("saker.pid");
  }

  @AfterEach
  void end() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
    if (feed != null) {
      feed.close();
    }
  }

  @Test
  void signalToStopDeliversWhatWasFoundAndIsNoFailure() throws Exception {
    start("");
    feedHalf();
    String first = nextAlert();
    assertEquals(Long.toString(process.pid()), Files.readString(pidFile));
    signal("TERM");
    assertEquals(0, endOfProcess());
    assertTrue(first.contains("Shell over ssh"), first);
    assertTrue(rest(alerts).contains("Events detected: "), "summary");
    assertTrue(rest(messages).contains("events processed: "), "statistics");
    assertFalse(Files.exists(pidFile), "the file with the process id is gone");
  }

  @Test
  void rulesThatAreNotUsableLeaveTheOldOnesRunning() throws Exception {
    start("json_output: true");
    feedHalf();
    nextAlert();
    put("- rule: Broken\n  condition: nonsense\n");
    awaitMessage("reload failed, everything stays as it was: the rules are not usable: errors=");
    String alert = nextAlertWith("hot restart failure");
    assertTrue(
        alert.contains(
            "\"output\":\"Falco internal: hot restart failure: the rules are not usable: errors=1: "
                + rules
                + ":1:3: error: "),
        alert);
    assertTrue(
        alert.contains(
            "\"output_fields\":{},\"priority\":\"Critical\",\"rule\":\"Falco internal: hot restart"
                + " failure\",\"source\":\"internal\",\"time\":\""),
        alert);
    feedRest();
    assertEquals(0, endOfProcess());
    assertTrue(rest(alerts).contains("File written below /etc"), "old rules still work");
  }

  @Test
  void changedRulesHoldFromThenOnAndCountsAreKept() throws Exception {
    start("");
    feedHalf();
    nextAlert();
    put(Files.readString(rules).replace("output: ", "output: changed, "));
    awaitMessage("SIGHUP received, restarting...");
    awaitMessage(CHANGED);
    feedRest();
    assertEquals(0, endOfProcess());
    String after = rest(alerts);
    assertTrue(after.contains("changed, File written below /etc"), after);
    assertTrue(after.contains("Shell over ssh: 1"), "count from before the change: " + after);
  }

  @Test
  void hangupReadsTheConfigurationAnewAndOutputsFollow() throws Exception {
    start("watch_config_files: false");
    feedHalf();
    nextAlert();
    Path file = folder.resolve("alerts.txt");
    Files.writeString(
        folder.resolve("falco.yaml"),
        config("watch_config_files: false")
            + "file_output: {enabled: true, filename: \""
            + file
            + "\"}\nwebserver: {listen_port: 9999}\njson_output: true\n");
    signal("HUP");
    awaitMessage("settings that need a restart were changed: webserver.listen_port");
    awaitMessage(CHANGED);
    feedRest();
    assertEquals(0, endOfProcess());
    List<String> lines = Files.readAllLines(file);
    assertFalse(lines.isEmpty());
    assertTrue(lines.getFirst().startsWith("{\"hostname\""), lines.getFirst());
    assertTrue(rest(alerts).contains(lines.getFirst()), "same alerts on standard output");
  }

  @Test
  void filesThatWereMovedAwayAreOpenedAnewOnRequest() throws Exception {
    Path file = folder.resolve("alerts.txt");
    start("file_output: {enabled: true, keep_alive: true, filename: \"" + file + "\"}");
    feedHalf();
    nextAlert();
    awaitFile(file, 1);
    Path moved = Files.move(file, folder.resolve("alerts.1"));
    signal("USR1");
    awaitFile(file, 0);
    feedRest();
    assertEquals(0, endOfProcess());
    List<String> lines = new ArrayList<>(Files.readAllLines(moved));
    assertFalse(lines.isEmpty());
    assertFalse(Files.readAllLines(file).isEmpty());
    lines.addAll(Files.readAllLines(file));
    assertEquals(9, lines.size());
  }

  @Test
  void messagesCanBeJson() throws Exception {
    start("saker: {log: {format: json}}");
    signalWhenReady();
    String message = awaitMessage(CHANGED);
    assertTrue(
        message.startsWith(
            "{\"level\":\"Informational\",\"message\":\"configuration and rules changed: files=2"
                + " rules=7\",\"time\":\"20"),
        message);
    feedHalf();
    feedRest();
    assertEquals(0, endOfProcess());
  }

  @Test
  void healthVersionsAndMetricsAreAnswered() throws Exception {
    Path reports = folder.resolve("metrics.jsonl");
    start(
        """
        json_output: true
        webserver: {enabled: true, listen_port: 0, listen_address: 127.0.0.1,
          prometheus_metrics_enabled: true}
        metrics: {enabled: true, interval: 200ms, output_rule: true, output_file: "REPORTS",
          include_empty_values: true}
        """
            .replace("REPORTS", reports.toString()));
    feedHalf();
    nextAlertWith("\"rule\":\"Shell over ssh\"");
    String message = awaitMessage("web server listens: port=");
    String base = "http://127.0.0.1:" + message.substring(message.indexOf('=') + 1);
    assertEquals("{\"status\": \"ok\"}", get(base + "/healthz"));
    assertTrue(get(base + "/versions").contains("\"engine_version_semver\":"));
    Map<String, Double> samples = ExpositionParser.parse(get(base + "/metrics"));
    assertEquals(
        1,
        samples.get(
            "falcosecurity_falco_rules_matches_total{priority=\"5\",rule_name=\"Shell over"
                + " ssh\",source=\"syscall\",tag_access=\"true\"}"),
        samples::toString);
    assertEquals(
        1,
        samples.get(
            "falcosecurity_falco_sha256_rules_files_info{file_name=\"rules.yaml\",sha256=\""
                + sha256(rules)
                + "\"}"),
        samples::toString);
    assertTrue(samples.get("saker_outputs_delivered_total{output=\"stdout\"}") >= 1);
    assertTrue(samples.get("falcosecurity_scap_n_threads") > 1);
    assertTrue(samples.get("falcosecurity_falco_memory_rss_bytes") > 1e6);
    String snapshot = nextAlertWith("\"falco.rules.Shell_over_ssh\":1");
    assertTrue(snapshot.contains("\"output\":\"Falco metrics snapshot\""), snapshot);
    assertTrue(snapshot.contains("\"falco.sha256_config_file.falco_yaml\":\""), snapshot);
    assertTrue(snapshot.contains("\"priority\":\"Informational\""), snapshot);
    feedRest();
    assertEquals(0, endOfProcess());
    List<String> lines = Files.readAllLines(reports);
    assertTrue(lines.getFirst().startsWith("{\"output_fields\":{\"evt.hostname\":"));
    assertTrue(lines.getFirst().endsWith(",\"sample\":1}"), lines.getFirst());
  }

  @Test
  void rulesAreMeasuredOnRequestAlsoAfterAReload() throws Exception {
    String more =
        """
        json_output: true
        watch_config_files: false
        webserver: {enabled: true, listen_port: 0, listen_address: 127.0.0.1,
          prometheus_metrics_enabled: true}
        metrics: {enabled: true, interval: 200ms, output_rule: true}
        """;
    start(more);
    feedHalf();
    nextAlertWith("\"rule\":\"Shell over ssh\"");
    String message = awaitMessage("web server listens: port=");
    String page = "http://127.0.0.1:" + message.substring(message.indexOf('=') + 1) + "/metrics";
    assertFalse(get(page).contains("saker_rule_evaluations_total"), "off by default");
    Files.writeString(
        folder.resolve("falco.yaml"),
        config(more + "saker: {rule_profiling: {enabled: true, sample_every: 1}}"));
    signal("HUP");
    awaitMessage(CHANGED);
    feed.write(capture, capture.length / 2, capture.length / 4);
    feed.flush();
    nextAlertWith("\"rule\":\"File written below /etc\"");
    String rule = "{rule_name=\"File written below /etc\"}";
    Map<String, Double> samples = ExpositionParser.parse(get(page));
    assertTrue(samples.get("saker_rule_evaluations_total" + rule) > 1, samples::toString);
    assertTrue(samples.get("saker_rule_matches_total" + rule) >= 1, samples::toString);
    assertTrue(samples.get("saker_rule_seconds" + rule) > 0, samples::toString);
    assertEquals(1, samples.get("saker_profile_sample_every"));
    assertTrue(
        samples.keySet().stream().anyMatch(each -> each.startsWith("saker_macro_seconds{")),
        samples::toString);
    assertTrue(samples.get("saker_outputs_delivery_seconds_count{output=\"stdout\"}") >= 1);
    nextAlertWith("\"saker.profile.rules.File_written_below_etc.evaluations\":");
    feed.write(
        capture,
        capture.length / 2 + capture.length / 4,
        capture.length - capture.length / 2 - capture.length / 4);
    feed.close();
    assertEquals(0, endOfProcess());
  }

  private static String get(String page) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(page)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private void signalWhenReady() throws Exception {
    feed = Files.newOutputStream(pipe);
    signal("HUP");
  }

  private String config(String more) {
    return """
    engine: {kind: replay, replay: {capture_file: "PIPE"}}
    rules_files: ["RULES"]
    syslog_output: {enabled: false}
    log_syslog: false
    MORE
    """
        .replace("PIPE", pipe.toString())
        .replace("RULES", rules.toString())
        .replace("MORE", more);
  }

  private void start(String more) throws IOException {
    Path config = Files.writeString(folder.resolve("falco.yaml"), config(more));
    process =
        new ProcessBuilder(
                "env",
                "--default-signal=HUP", // whoever runs the tests may ignore it, as nohup does
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "-c",
                config.toString(),
                "-P",
                pidFile.toString())
            .start();
    pump(process.inputReader(StandardCharsets.UTF_8), alerts);
    pump(process.errorReader(StandardCharsets.UTF_8), messages);
  }

  private static void pump(BufferedReader lines, BlockingQueue<String> queue) {
    Thread.ofVirtual().name("pump").start(() -> lines.lines().forEach(queue::add));
  }

  /** The first alert is in this part, the last one is not. */
  private void feedHalf() throws IOException {
    if (feed == null) {
      feed = Files.newOutputStream(pipe);
    }
    feed.write(capture, 0, capture.length / 2);
    feed.flush();
  }

  private void feedRest() throws IOException {
    feed.write(capture, capture.length / 2, capture.length - capture.length / 2);
    feed.close();
  }

  private void signal(String name) throws Exception {
    String pid = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }

  private void put(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("rules.next"), text);
    Files.move(next, rules, StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitFile(Path file, long bytes) throws Exception {
    while (!Files.exists(file) || Files.size(file) < bytes) {
      assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS));
    }
  }

  private String nextAlert() throws InterruptedException {
    String alert = alerts.poll(60, TimeUnit.SECONDS);
    assertNotNull(alert, () -> "no alert; messages=" + messages);
    return alert;
  }

  private String nextAlertWith(String text) throws InterruptedException {
    String alert;
    do {
      alert = nextAlert();
    } while (!alert.contains(text));
    return alert;
  }

  private String awaitMessage(String text) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    String message;
    do {
      message = messages.poll(60, TimeUnit.SECONDS);
      assertNotNull(message, () -> "no message with " + text + "; messages=" + seen);
      seen.add(message);
    } while (!message.contains(text));
    return message;
  }

  private int endOfProcess() throws InterruptedException {
    return process.waitFor();
  }

  private static String rest(BlockingQueue<String> lines) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    for (String line = lines.poll(2, TimeUnit.SECONDS);
        line != null;
        line = lines.poll(200, TimeUnit.MILLISECONDS)) {
      all.append(line).append('\n');
    }
    return all.toString();
  }
}
