package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a configuration file, there is a configuration or an error. */
class ConfigFuzzTest {
  private static final int ROUNDS = 3000;
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ": ",
    "\n",
    "  ",
    "- ",
    "&a ",
    "*a",
    "null",
    "~",
    "${X}",
    "$${",
    "'",
    "\"",
    "0x1",
    "-1",
    "1e400",
    "99999999999999999999",
    "true",
    "!!map ",
    "? ",
    "|\n",
    "#",
    "\t",
    "\u0000",
    "config_files: [.]\n",
    "engine",
    "rules",
    "append_output",
    "saker",
    "[]",
    "/",
    "::"
  };
  private static final String SEED_TEXT =
      """
      config_files: [/nosuch/a, {path: /nosuch/b, strategy: add-only}]
      rules_files: [a.yaml]
      rules: [{disable: {rule: "*"}}, {enable: {tag: t}}]
      append_output:
        - match: {source: syscall, rule: R}
          extra_output: x=%proc.pid
          extra_fields: [evt.num, {name: "%proc.name"}]
          suggested_output: true
      engine: {kind: replay, replay: {capture_file: a.scap}, kmod: {buf_size_preset: 10}}
      plugins: [{name: container, init_config: {engines: {}}, open_params: ""}]
      load_plugins: [container]
      priority: Warning
      static_fields: {site: berlin}
      metrics: {enabled: true, interval: 1h, output_file: ""}
      syscall_event_drops: {threshold: .1, actions: [log, alert], rate: .03, max_burst: 1}
      webserver: {enabled: true, listen_port: 8765, listen_address: 0.0.0.0}
      http_output: {enabled: true, url: "http://h:1/x", ca_path: /c}
      file_output: {enabled: true, filename: ./x}
      program_output: {enabled: true, program: cat}
      saker: {outputs: {http: {headers: {X-A: b}}, syslog: {address: "udp://h:1"}}}
      """;

  @TempDir Path folder;

  @Test
  void changedTextIsReadOrRefused() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path file = folder.resolve("falco.yaml");
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutate(random);
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      try {
        ConfigResult result = new ConfigLoader(name -> "value").load(file, List.of());
        boolean failed = result.problems().stream().anyMatch(ConfigProblem::isError);
        assertEquals(failed, result.config() == null);
        result.problems().forEach(ConfigProblem::render);
      } catch (RuntimeException e) {
        fail("seed=" + seed + " round=" + round + " text:\n" + text, e);
      }
    }
  }

  @Test
  void changedOptionsAreTakenOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder option = new StringBuilder("append_output[0].match.rule=x");
      change(option, random);
      try {
        ConfigResult result =
            new ConfigLoader(name -> null).load(null, List.of(option.toString(), "rules[]={}"));
        result.problems().forEach(ConfigProblem::render);
      } catch (RuntimeException e) {
        fail("seed=" + seed + " round=" + round + " option: " + option, e);
      }
    }
  }

  private static String mutate(Random random) {
    StringBuilder text = new StringBuilder(SEED_TEXT);
    for (int i = random.nextInt(4); i >= 0; i--) {
      change(text, random);
    }
    return text.toString();
  }

  private static void change(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
      default -> text.setCharAt(at, (char) (32 + random.nextInt(300)));
    }
    if (text.isEmpty()) {
      text.append(' ');
    }
  }
}
