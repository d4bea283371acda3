package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.app.config.ServiceConfig.Drops;
import dev.saker.app.config.ServiceConfig.Metrics;
import dev.saker.app.config.ServiceConfig.Webserver;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceReaderTest {
  @TempDir Path folder;

  @Test
  void withoutKeysTheDefaultsOfTheCodeHold() throws IOException {
    ServiceConfig service = config("{}").service();
    assertEquals(
        new ServiceConfig(
            true,
            Optional.empty(),
            new Metrics(
                false,
                5000,
                false,
                Optional.empty(),
                EnumSet.allOf(Metrics.Group.class),
                true,
                false),
            new Drops(0.1, Set.of(), 0.03333, 1, false),
            1000,
            0,
            true),
        service);
  }

  @Test
  void everyKeyArrivesInItsRecord() throws IOException {
    ServiceConfig service =
        config(
                """
                watch_config_files: false
                log_syslog: false
                webserver:
                  enabled: true
                  threadiness: 3
                  listen_address: "::1"
                  listen_port: 9000
                  k8s_healthz_endpoint: /live
                  prometheus_metrics_enabled: true
                  ssl_enabled: true
                  ssl_certificate: /a.pem
                metrics:
                  enabled: true
                  interval: 1h30m
                  output_rule: true
                  output_file: /m.jsonl
                  rules_counters_enabled: false
                  jemalloc_stats_enabled: false
                  convert_memory_to_mb: false
                  include_empty_values: true
                syscall_event_drops:
                  threshold: 0.5
                  actions: [log, exit]
                  rate: 2
                  max_burst: 10
                  simulate_drops: true
                syscall_event_timeouts: {max_consecutives: 7}
                saker: {rule_profiling: {enabled: true, sample_every: 50}}
                """)
            .service();
    EnumSet<Metrics.Group> groups = EnumSet.allOf(Metrics.Group.class);
    groups.removeAll(Set.of(Metrics.Group.RULES, Metrics.Group.ALLOCATOR));
    assertEquals(
        new ServiceConfig(
            false,
            Optional.of(
                new Webserver(
                    3,
                    InetAddress.ofLiteral("::1"),
                    9000,
                    "/live",
                    true,
                    Optional.of(Path.of("/a.pem")))),
            new Metrics(
                true, 5_400_000, true, Optional.of(Path.of("/m.jsonl")), groups, false, true),
            new Drops(0.5, Set.of(Drops.Action.LOG, Drops.Action.EXIT), 2, 10, true),
            7,
            50,
            false),
        service);
  }

  @Test
  void recordingAndSystemCallsArriveInTheirRecords() throws IOException {
    Config config =
        config(
            """
            capture: {enabled: true, path_prefix: /p, mode: all_rules, default_duration: 9, max_file_size_mb: 2}
            saker: {capture: {before: 3000, before_max_mb: 7}}
            base_syscalls: {custom_set: [open, "!read"], repair: true, all: true}
            """);
    assertEquals(new Config.Recording(true, "/p", true, 9, 2, 3000, 7), config.recording());
    assertEquals(
        new Config.BaseSyscalls(List.of("open", "!read"), true, true), config.baseSyscalls());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "5000               | 5000",
        "1h30m              | 5400000",
        "1 h 30 m           | 5400000",
        "1y1w1d1h1m1s1ms    | 32230861001",
        "100ms              | 100",
        "''                 | -1",
        "1x                 | -1",
        "30m1h              | -1",
        "-1h                | -1",
        "9999999999999999y  | -1",
        "99999999999999999999 | -1",
      })
  void durationsAreThoseOfPrometheus(String text, long milliseconds) {
    assertEquals(milliseconds, DurationText.parseMs(text).orElse(-1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "webserver: {listen_port: 65536}              | whole number from 0 to 65535",
        "webserver: {listen_address: localhost}       | an IP address, not localhost",
        "webserver: {listen_address: 1.2.3}           | an IP address, not 1.2.3",
        "'webserver: {enabled: true, k8s_healthz_endpoint: x}' | begins with a slash",
        "'metrics: {enabled: true, interval: 99ms}'   | at least 100ms",
        "metrics: {interval: soon}                    | a duration such as 1h30m",
        "syscall_event_drops: {actions: [log, exti]}  | (did you mean exit?)",
        "'syscall_event_drops: {actions: [ignore, log]}' | action \"log\" does not make sense with the \"ignore\" action",
        "syscall_event_drops: {threshold: 1.5}        | a number from 0 to 1",
        "syscall_event_timeouts: {max_consecutives: 0} | a whole number from 1",
        "file_output: {enabled: true}                 | key=file_output.filename is needed",
        "capture: {max_file_size_mb: 2000000}         | from 0 to 1048576",
        "rule_matching: frist                         | (did you mean first?)",
        "rule_matching: frist                         | Unknown rule matching strategy",
        "priority: warnin                             | (did you mean warning?)",
      })
  void wrongValuesAreErrorsThatNameTheRightOnes(String settings, String message)
      throws IOException {
    ConfigResult result = load(settings);
    assertEquals(
        1, result.problems().stream().filter(ConfigProblem::isError).count(), result.toString());
    String text = result.problems().getFirst().render();
    assertTrue(text.contains(message), text);
  }

  private Config config(String settings) throws IOException {
    ConfigResult result = load(settings);
    Config config = result.config();
    if (config == null) {
      throw new AssertionError(result.problems().toString());
    }
    return config;
  }

  private ConfigResult load(String settings) throws IOException {
    Path file = Files.writeString(folder.resolve("falco.yaml"), settings);
    return new ConfigLoader(name -> null).load(file, List.of());
  }
}
