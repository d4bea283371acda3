package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.saker.app.config.ConfigSchema;
import dev.saker.app.listing.RuleSchema;
import dev.saker.rules.FileResult;
import dev.saker.rules.FileResult.SchemaValidity;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final JsonSchemaFactory DRAFT_6 = JsonSchemaFactory.getInstance(VersionFlag.V6);
  private static final JsonSchema CONFIG = DRAFT_6.getSchema(ConfigSchema.json());
  private static final JsonSchema RULES = DRAFT_6.getSchema(RuleSchema.json());

  @Test
  void bothAreValidSchemas() {
    String draft = "{\"$ref\": \"http://json-schema.org/draft-06/schema#\"}";
    JsonSchema meta = DRAFT_6.getSchema(draft);
    assertEquals("[]", meta.validate(ConfigSchema.json(), InputFormat.JSON).toString());
    assertEquals("[]", meta.validate(RuleSchema.json(), InputFormat.JSON).toString());
  }

  @Test
  void bothArePrinted() {
    assertEquals(ConfigSchema.json(), new Cli().run("run", "--config-schema").out());
    assertEquals(RuleSchema.json(), new Cli().run("run", "--rule-schema").out());
  }

  @Test
  void aConfigurationWithAllKindsOfKeysFits() {
    String text =
        """
        config_files: [/a, {path: /b, strategy: add-only}]
        rules_files: [a.yaml]
        rules: [{disable: {rule: "*"}}, {enable: {tag: t}}]
        append_output:
          - match: {source: syscall, rule: R, tags: [a]}
            extra_output: x=%proc.pid
            extra_fields: [evt.num, {name: "%proc.name"}]
            suggested_output: true
        engine: {kind: replay, replay: {capture_file: a.scap}, kmod: {buf_size_preset: 10}}
        plugins: [{name: container, library_path: libcontainer.so, init_config: {engines: {}}, open_params: ""}]
        load_plugins: []
        priority: Warning
        rule_matching: ALL
        static_fields: {site: berlin}
        metrics: {enabled: true, interval: 1h}
        syscall_event_drops: {threshold: .1, actions: [log, alert], rate: .03, max_burst: 1}
        webserver: {listen_port: 8765, listen_address: 0.0.0.0}
        container_engines: {cri: {sockets: [/run/a.sock]}}
        saker: {outputs: {http: {headers: {X-A: b}}}}
        """;
    assertEquals("[]", CONFIG.validate(text, InputFormat.YAML).toString());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "json_outputs: true",
        "json_output: 5",
        "webserver: {enbled: true}",
        "webserver: {listen_port: 70000}",
        "rule_matching: frist",
        "priority: warnin",
        "append_output: [{extra: x}]",
        "append_output: [{extra_fields: [{a: b, c: d}]}]",
        "rules: [{enable: {name: x}}]",
        "plugins: [{library_path: x.so}]",
        "config_files: [{strategy: append}]",
        "engine: {ebpf: {probe: x}}",
        "syscall_event_drops: {actions: [sleep]}",
        "grpc: {enabled: true}",
      })
  void aWrongConfigurationDoesNotFit(String text) {
    assertFalse(CONFIG.validate(text, InputFormat.YAML).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'- {rule: a, descr: x}'",
        "'- {rule: a, enabled: maybe}'",
        "'- {rule: a, priority: Warning}'",
        "'- {rule: a, override: {condition: prepend}}'",
        "'- {rule: a, exceptions: [{fields: a}]}'",
        "'- {required_plugin_versions: [{name: a}]}'",
        "'rule: a'",
      })
  void aWrongRulesFileDoesNotFit(String text) {
    assertFalse(RULES.validate(text, InputFormat.YAML).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"})
  void rulesFilesInUseFit(String name) throws IOException {
    String text = Files.readString(Shared.path("corpus/rules/" + name));
    assertEquals("[]", RULES.validate(text, InputFormat.YAML).toString());
  }

  @Test
  void ourOwnRulesFit() throws IOException {
    Path file = Path.of(System.getProperty("saker.root"), "examples", "rules.yaml");
    assertEquals("[]", RULES.validate(Files.readString(file), InputFormat.YAML).toString());
  }

  @Test
  void theSchemaSaysOfTheProbesWhatTheLoaderSays() throws IOException {
    Path shared = Shared.path("corpus/language/probes.jsonl").getParent().getParent().getParent();
    List<String> differences = new ArrayList<>();
    for (LanguageProbe probe : LanguageProbe.readAll(shared)) {
      for (RuleFile file : probe.files()) {
        FileResult result =
            new RuleLoader(LoadOptions.defaults()).load(List.of(file)).files().getFirst();
        if (result.schema() == SchemaValidity.NONE || isSpecial(file.text())) {
          continue;
        }
        boolean fits = RULES.validate(file.text(), InputFormat.YAML).isEmpty();
        if (fits != (result.schema() == SchemaValidity.OK)) {
          differences.add(probe.id() + " schema=" + fits + " " + result.schemaWarnings());
        }
      }
    }
    assertEquals(List.of(), differences);
  }

  /** What the validator's reader of YAML sees in another way: several documents, aliases, yes. */
  private static boolean isSpecial(String text) {
    return text.contains("---")
        || text.contains("<<")
        || text.contains("*")
        || text.contains("append: yes");
  }
}
