package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.alerts.AlertTime;
import dev.saker.alerts.JsonForm;
import dev.saker.alerts.Priority;
import dev.saker.rules.AppendOutput;
import dev.saker.rules.AppendOutput.ExtraField;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path folder;

  @Test
  void withoutAnythingDefaultsHold() {
    Config config = load(null);
    assertEquals(
        new Config.Engine(
            Config.EngineKind.MODERN_EBPF,
            "",
            new LiveConfig(8 << 20, 2, false, 80, true, 300_000_000_000L, 300_000_000_000L)),
        config.engine());
    assertEquals(
        new Config.Rules(
            List.of(), List.of(), Priority.DEBUG, RuleMatching.FIRST, List.of(), Map.of()),
        config.rules());
    assertEquals(
        new Config.Form(false, JsonForm.Include.DEFAULT, AlertTime.LOCAL, false), config.form());
    assertEquals(new Config.Log(true, Priority.INFORMATIONAL, false), config.log());
    assertEquals(262_144, config.maxThreads());
    assertEquals(List.of(), config.files());
    assertEquals(List.of(), config.withoutEffect());
  }

  @Test
  void everySettingArrivesInItsRecord() throws IOException {
    Path rules = Files.createFile(folder.resolve("r.yaml"));
    Path file =
        write(
            "falco.yaml",
            """
            engine:
              kind: replay
              replay: {capture_file: a.scap}
              modern_ebpf: {buf_size_preset: 1, cpus_for_each_buffer: 0, drop_failed_exit: true}
            rules_files: [%s, /no/such/file.yaml]
            rules:
              - disable: {rule: "*"}
              - enable: {tag: t, rule: R}
            priority: Warning
            rule_matching: all
            append_output:
              - match: {source: syscall, tags: [a, b]}
                extra_output: "pid=%proc.pid"
                extra_fields: [proc.name, {who: "%user.name"}]
              - {match: {rule: R}, suggested_output: true}
            static_fields: {site: berlin, number: 7}
            json_output: yes
            json_include_output_property: false
            json_include_message_property: true
            json_include_output_fields_property: false
            json_include_tags_property: false
            time_format_iso_8601: true
            buffer_format_base64: true
            buffered_outputs: true
            stdout_output: {enabled: false}
            file_output: {enabled: true, keep_alive: true, filename: ./alerts.txt}
            log_stderr: false
            log_level: error
            saker: {kernel_filters: false}
            falco_libs:
              thread_table_size: 1000
              snaplen: 100000
              thread_table_auto_purging_interval_s: 1
              thread_table_auto_purging_thread_timeout_s: 2
            """
                .replace("%s", rules.toString()));
    Config config = load(file);
    assertEquals(
        new Config.Engine(
            Config.EngineKind.REPLAY,
            "a.scap",
            new LiveConfig(1 << 20, 0, true, 0xfff0, false, 1_000_000_000L, 2_000_000_000L)),
        config.engine());
    assertEquals(
        new Config.Rules(
            List.of(rules),
            List.of(
                RuleSelection.byName(false, "*"),
                new RuleSelection(true, Optional.of("R"), Optional.of("t"))),
            Priority.WARNING,
            RuleMatching.ALL,
            List.of(
                new AppendOutput(
                    Optional.of("syscall"),
                    Optional.empty(),
                    Set.of("a", "b"),
                    Optional.of("pid=%proc.pid"),
                    List.of(ExtraField.raw("proc.name"), ExtraField.formatted("who", "%user.name")),
                    false),
                new AppendOutput(
                    Optional.empty(),
                    Optional.of("R"),
                    Set.of(),
                    Optional.empty(),
                    List.of(),
                    true)),
            Map.of("site", "berlin", "number", "7")),
        config.rules());
    assertEquals(
        new Config.Form(
            true, new JsonForm.Include(false, true, false, false), AlertTime.ISO_8601, true),
        config.form());
    assertTrue(config.outputs().buffered());
    assertFalse(config.outputs().stdout());
    assertEquals(
        Optional.of(new OutputsConfig.FileOutput(Path.of("./alerts.txt"), true, false)),
        config.outputs().file());
    assertEquals(new Config.Log(false, Priority.ERROR, false), config.log());
    assertEquals(1000, config.maxThreads());
    assertEquals(List.of(file), config.files());
    assertEquals(List.of(), config.withoutEffect());
  }

  @Test
  void optionsWinOverFilesInTheirOrder() throws IOException {
    Path file = write("falco.yaml", "priority: warning\njson_output: true\n");
    Config config = load(file, "priority=error", "priority=alert");
    assertEquals(Priority.ALERT, config.rules().minimumPriority());
    assertTrue(config.form().json());
  }

  @Test
  void environmentIsFilledIntoFilesButNotIntoOptions() throws IOException {
    Path file = write("falco.yaml", "static_fields: {a: 'x${NAME}', b: '$${NAME}', c: '${NO}'}\n");
    Config config = load(file, "static_fields.d=${NAME}");
    assertEquals(
        Map.of("a", "xvalue", "b", "${NAME}", "c", "", "d", "${NAME}"),
        config.rules().staticFields());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "append   | alert   | a=2 b=3 | true  | 2",
        "override | alert   | a=2 b=3 | true  | 1",
        "add-only | warning | a=1     | true  | 1",
      })
  void furtherFilesJoinByStrategy(
      String strategy, String priority, String fields, boolean json, int selections)
      throws IOException {
    Path more =
        write(
            "more.yaml",
            """
            priority: alert
            json_output: true
            static_fields: {a: 2, b: 3}
            rules: [{enable: {tag: t}}]
            """);
    Path file =
        write(
            "falco.yaml",
            """
            config_files: [{path: %path, strategy: %strategy}]
            priority: warning
            static_fields: {a: 1}
            rules: [{disable: {rule: x}}]
            """
                .replace("%path", more.toString())
                .replace("%strategy", strategy));
    Config config = load(file);
    assertEquals(Priority.parse(priority).orElseThrow(), config.rules().minimumPriority());
    assertEquals(json, config.form().json());
    assertEquals(selections, config.rules().selections().size());
    assertEquals(fields, ConfigPathTest.flat(ConfigNode.at(config.tree(), "static_fields")));
    assertEquals(List.of(file, more), config.files());
  }

  @Test
  void filesOfFolderJoinByName() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("config.d"));
    Files.writeString(inner.resolve("2.yaml"), "priority: error\n");
    Files.writeString(inner.resolve("1.yaml"), "priority: alert\njson_output: true\n");
    Path file =
        write("falco.yaml", "config_files: [" + inner + ", /no/such/folder]\npriority: info\n");
    Config config = load(file);
    assertEquals(Priority.ERROR, config.rules().minimumPriority());
    assertTrue(config.form().json());
  }

  @Test
  void optionMayNameFurtherFiles() throws IOException {
    Path more = write("more.yaml", "priority: alert\n");
    assertEquals(Priority.ALERT, load(null, "config_files[]=" + more).rules().minimumPriority());
  }

  @Test
  void furtherFileMayNotNameFurtherFiles() throws IOException {
    Path more = write("more.yaml", "config_files: [x]\n");
    Path file = write("falco.yaml", "config_files: [" + more + "]\n");
    assertProblems(
        file,
        more
            + ":1:1: error: only the main file may name further files: key=config_files\n"
            + "  config_files: [x]\n  ^");
  }

  @Test
  void settingsWithoutEffectAreNamedWhenSwitchedOnOrChanged() throws IOException {
    Path file =
        write(
            "falco.yaml",
            """
            watch_config_files: true
            syslog_output: {enabled: true}
            http_output: {enabled: false, url: "http://x"}
            webserver: {enabled: yes, listen_port: 80}
            metrics: {enabled: false, interval: 15m}
            output_timeout: 3000
            outputs_queue: {capacity: 0}
            engine: {kind: replay, kmod: {buf_size_preset: 5}, modern_ebpf: {buf_size_preset: 5}}
            syscall_event_drops: {threshold: 0.1, actions: [log, alert], rate: 1}
            base_syscalls: {custom_set: [open], repair: false}
            plugins: [{name: container, library_path: libcontainer.so}, {name: json}]
            """);
    assertEquals(
        List.of("engine.kmod.buf_size_preset", "plugins[json]"), load(file).withoutEffect());
  }

  @Test
  void allProblemsAreReportedAtOnceWithTheirPlace() throws IOException {
    Path file =
        write(
            "falco.yaml",
            """
            json_ouput: true
            json_output: maybe
            engine:
              kind: gvisor
            priority: urgent
            falco_libs: {thread_table_size: many, snaplen: -1}
            syscall_event_drops: {threshold: 2}
            metrics: {interval: 5 minutes}
            stdout_output: on
            rules_files: {a: b}
            webserver: {treadiness: 4}
            """);
    assertProblems(
        file,
        at(file, "1:1: warning: unknown key: key=json_ouput (did you mean json_output?)")
            + "\n  json_ouput: true\n  ^",
        at(file, "2:14: error: wrong value: key=json_output expected true or false")
            + "\n  json_output: maybe\n               ^",
        at(
                file,
                "4:9: error: wrong value: key=engine.kind expected one of kmod, modern_ebpf, replay,"
                    + " nodriver")
            + "\n    kind: gvisor\n          ^",
        at(
                file,
                "5:11: error: Unknown priority \"urgent\": key=priority expected one of emergency, alert, critical,"
                    + " error, warning, notice, informational, debug")
            + "\n  priority: urgent\n            ^",
        at(
                file,
                "6:33: error: wrong value: key=falco_libs.thread_table_size expected a whole number"
                    + " from 1 to 4294967295")
            + "\n  falco_libs: {thread_table_size: many, snaplen: -1}\n"
            + " ".repeat(34)
            + "^",
        at(file, "6:48: error: wrong value: key=falco_libs.snaplen expected a whole number from 0")
            + "\n  falco_libs: {thread_table_size: many, snaplen: -1}\n"
            + " ".repeat(49)
            + "^",
        at(
                file,
                "7:34: error: syscall event drops threshold must be a double in the range [0, 1]:"
                    + " key=syscall_event_drops.threshold expected a number from"
                    + " 0 to 1")
            + "\n  syscall_event_drops: {threshold: 2}\n"
            + " ".repeat(35)
            + "^",
        at(file, "8:21: error: wrong value: key=metrics.interval expected a duration such as 1h30m")
            + "\n  metrics: {interval: 5 minutes}\n"
            + " ".repeat(22)
            + "^",
        at(file, "9:16: error: wrong value: key=stdout_output expected keys below it")
            + "\n  stdout_output: on\n                 ^",
        at(file, "10:14: error: wrong value: key=rules_files expected a list of texts")
            + "\n  rules_files: {a: b}\n               ^",
        at(
                file,
                "11:13: warning: unknown key: key=webserver.treadiness (did you mean"
                    + " webserver.threadiness?)")
            + "\n  webserver: {treadiness: 4}\n              ^");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "json_output: true          | ok",
        "foo: 1                     | failed for <root>: Object contains a property that could not"
            + " be validated using `properties` or `additionalProperties` constraints: `foo`.",
        "webserver: {enbled: true}  | failed for <root>[webserver]: Object contains a property that"
            + " could not be validated using `properties` or `additionalProperties` constraints:"
            + " `enbled`.",
        "webserver: {listen_port: x} | failed for <root>[webserver][listen_port]: Value type not"
            + " permitted by `type` constraint.",
      })
  void eachFileIsHeldAgainstTheSchema(String text, String status) throws IOException {
    Path file = write("falco.yaml", text);
    assertEquals(Map.of(file, status.replace("`", "'")), result(file).files());
  }

  @Test
  void listsOfMapsAreCheckedToo() throws IOException {
    Path file =
        write(
            "falco.yaml",
            """
            rules: [{enable: {}}, {allow: x}, text]
            append_output:
              - extra_ouput: x
              - extra_fields: [a, {a: x}]
              - extra_fields: text
              - match: {tags: {a: b}}
            plugins: [{library_path: x.so}, {name: cloudtrail}]
            static_fields: {a: [1]}
            """);
    ConfigResult result = result(file);
    assertNull(result.config());
    assertEquals(
        List.of(
            "8:20: wrong value: key=static_fields.a expected a text",
            "1:18: wrong entry: key=rules.enable expected rule or tag",
            "1:24: unknown key: key=rules.allow",
            "1:23: wrong entry: key=rules expected enable or disable",
            "1:35: wrong entry: key=rules expected a map with enable, disable",
            "3:5: unknown key: key=append_output.extra_ouput (did you mean extra_output?)",
            "4:23: field given twice: key=append_output.extra_fields field=a",
            "5:19: wrong value: key=append_output.extra_fields expected a list",
            "6:19: wrong value: key=append_output.match.tags expected a list of texts",
            "7:11: wrong entry: key=plugins expected a name",
            "7:33: plugin not available: name=cloudtrail (plugins are not loaded; built in are"
                + " container, k8saudit and json)"),
        result.problems().stream()
            .map(
                p -> (p.origin().line() + 1) + ":" + (p.origin().column() + 1) + ": " + p.message())
            .toList());
  }

  /** How everything that a file appends to outputs is taken back on the command line. */
  @Test
  void mapInsteadOfEntriesCountsAsEmpty() throws IOException {
    Path file = write("falco.yaml", "append_output: [{suggested_output: true}]");
    ConfigResult result = result(file, "append_output.suggested_output=false");
    assertEquals(List.of(), result.config().rules().appendOutputs());
    assertTrue(
        result
            .problems()
            .getFirst()
            .render()
            .contains("a map instead of a list counts as empty: key=append_output"));
  }

  @Test
  void pluginThatIsNotLoadedDoesNotMatter() throws IOException {
    Path file =
        write(
            "falco.yaml",
            "plugins: [{name: cloudtrail}, {name: container}]\nload_plugins: [container]\n");
    assertNotNull(load(file));
  }

  @Test
  void pluginToLoadNeedsAnEntry() throws IOException {
    Path file = write("falco.yaml", "load_plugins: [okta]\n");
    assertProblems(
        file,
        at(file, "1:16: error: plugin without an entry in plugins: name=okta")
            + "\n  load_plugins: [okta]\n                 ^");
  }

  @Test
  void keyGivenTwiceKeepsItsFirstValue() throws IOException {
    Path file = write("falco.yaml", "priority: error\npriority: debug\n");
    ConfigResult result = result(file);
    assertEquals(Priority.ERROR, result.config().rules().minimumPriority());
    assertEquals(
        List.of(
            at(file, "2:1: warning: key given twice, the first one counts: key=priority")
                + "\n  priority: debug\n  ^"),
        result.problems().stream().map(ConfigProblem::render).toList());
  }

  @Test
  void removedKeysAreSaidToHaveNoMeaning() throws IOException {
    Path file = write("falco.yaml", "grpc: {enabled: true}\n");
    assertEquals(
        List.of(
            at(file, "1:1: warning: key without meaning since Falco 0.44: key=grpc")
                + "\n  grpc: {enabled: true}\n  ^"),
        result(file).problems().stream().map(ConfigProblem::render).toList());
  }

  @Test
  void fileThatIsNoYamlIsAProblemWithItsPlace() throws IOException {
    Path file = write("falco.yaml", "a: [1\nb: 2\n");
    ConfigResult result = result(file);
    assertNull(result.config());
    assertTrue(
        result.problems().getFirst().render().startsWith(at(file, "2:2: error: not YAML")),
        result.problems().getFirst().render());
  }

  @Test
  void fileThatIsNoMapIsAProblem() throws IOException {
    Path file = write("falco.yaml", "- a\n");
    assertProblems(
        file, at(file, "1:1: error: not a map of settings: expected key: value") + "\n  - a\n  ^");
  }

  @Test
  void emptyFileIsFine() throws IOException {
    assertEquals(Priority.DEBUG, load(write("falco.yaml", "")).rules().minimumPriority());
  }

  @Test
  void everyKeyOfTheTableHasASoundDefault() {
    Origin origin = Origin.startOf(new ConfigText("default", ""));
    for (ConfigKey key : ConfigKeys.all()) {
      boolean single =
          !(key.type() instanceof KeyType.Texts
              || key.type() instanceof KeyType.Entries
              || key.type() instanceof KeyType.FreeMap);
      if (single && key.support() != ConfigKey.Support.REMOVED) {
        ConfigNode value = new ConfigNode.Scalar(key.standard(), origin);
        assertNull(key.type().expectation(value), key.path());
      }
    }
  }

  private static String at(Path file, String rest) {
    return file + ":" + rest;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static ConfigResult result(Path file, String... options) {
    return new ConfigLoader(Map.of("NAME", "value")::get).load(file, List.of(options));
  }

  private static Config load(Path file, String... options) {
    ConfigResult result = result(file, options);
    assertEquals(
        List.of(), result.problems().stream().map(ConfigProblem::render).toList(), "problems");
    return result.config();
  }

  private static void assertProblems(Path file, String... expected) {
    ConfigResult result = result(file);
    assertNull(result.config());
    assertEquals(List.of(expected), result.problems().stream().map(ConfigProblem::render).toList());
  }
}
