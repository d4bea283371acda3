package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesJsonTest {
  private static final String RULES =
      """
      - required_engine_version: 0.31.0
      - required_plugin_versions:
          - name: container
            version: 0.2.0
            alternatives: [{name: json, version: 0.1.0}]
      - list: l1
        items: [a, "c d"]
      - list: l2
        items: [l1, x]
      - list: unused
        items: []
      - macro: m1
        condition: proc.name in (l2) and evt.type in (open, openat)
      - rule: R1
        desc: words
        condition: m1 and proc.aname[2] = "x y" and tolower(proc.exe) startswith /a
        output: out %proc.name %container.id
        priority: WARNING
        tags: [t2, t1]
        capture: true
        capture_duration: 200
        exceptions:
          - name: e1
            fields: [proc.name, fd.name]
            comps: [in, startswith]
            values:
              - [[a, b], /x]
      - rule: R2
        desc: off
        condition: evt.type = getuid
        output: o
        priority: DEBUG
        enabled: false
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeRules() throws IOException {
    file = Files.writeString(folder.resolve("rules.yaml"), RULES);
  }

  @Test
  void allOfARuleIsDescribed() {
    Map<String, Object> rule = first(describe("-l", "R1").get("rules"));
    assertEquals(
        Map.ofEntries(
            Map.entry(
                "condition_compiled",
                "(((proc.name in (a, \"c d\", x) and evt.type in (open, openat)) and proc.aname[2]"
                    + " = \"x y\" and tolower(proc.exe) startswith /a) and not (proc.name in (a, b)"
                    + " and fd.name startswith /x))"),
            Map.entry(
                "condition_fields",
                List.of("evt.type", "fd.name", "proc.aname[2]", "proc.exe", "proc.name")),
            Map.entry("condition_operators", List.of("=", "in", "startswith")),
            Map.entry("events", List.of("asyncevent", "open", "openat")),
            Map.entry("exception_fields", List.of("fd.name", "proc.name")),
            Map.entry("exception_names", List.of("e1")),
            Map.entry("exception_operators", List.of("in", "startswith")),
            Map.entry("lists", List.of()),
            Map.entry("macros", List.of("m1")),
            Map.entry("output_compiled", "out %proc.name %container.id"),
            Map.entry("output_fields", List.of("proc.name", "container.id")),
            Map.entry("plugins", List.of("container"))),
        rule.get("details"));
    assertEquals(
        Map.ofEntries(
            Map.entry("capture", true),
            Map.entry("capture_duration", 200),
            Map.entry(
                "condition", "m1 and proc.aname[2] = \"x y\" and tolower(proc.exe) startswith /a"),
            Map.entry("description", "words"),
            Map.entry("enabled", true),
            Map.entry("name", "R1"),
            Map.entry("output", "out %proc.name %container.id"),
            Map.entry("priority", "Warning"),
            Map.entry("source", "syscall"),
            Map.entry("tags", List.of("t1", "t2"))),
        rule.get("info"));
  }

  @Test
  void additionsOfTheConfigurationAreInTheOutput() {
    Map<String, Object> rule =
        first(
            describe(
                    "-l",
                    "R1",
                    "-o",
                    "append_output[]={\"extra_output\": \"x=%evt.num\", \"extra_fields\":"
                        + " [\"proc.pid\", {\"n\": \"%proc.pid z\"}]}")
                .get("rules"));
    Map<String, Object> details = LanguageProbe.map(rule.get("details"));
    assertEquals("out %proc.name %container.id x=%evt.num", details.get("output_compiled"));
    assertEquals(
        List.of("%proc.pid", "%proc.pid z", "proc.name", "container.id", "evt.num"),
        details.get("output_fields"));
    assertEquals(Map.of("n", "%proc.pid z"), details.get("extra_output_formatted_fields"));
  }

  @Test
  void listsMacrosAndRequirementsAreDescribedToo() {
    Map<String, Object> all = describe("-L");
    assertEquals("0.31.0", all.get("required_engine_version"));
    assertEquals(
        List.of(
            Map.of(
                "name",
                "container",
                "version",
                "0.2.0",
                "alternatives",
                List.of(Map.of("name", "json", "version", "0.1.0")))),
        all.get("required_plugin_versions"));
    List<Map<String, Object>> lists = LanguageProbe.list(all.get("lists"));
    assertEquals(Map.of("name", "l2", "items", List.of("x")), lists.get(1).get("info"));
    assertEquals(
        Map.of(
            "used",
            true,
            "lists",
            List.of("l1"),
            "plugins",
            List.of(),
            "items_compiled",
            List.of("a", "c d", "x")),
        lists.get(1).get("details"));
    assertEquals(false, LanguageProbe.map(lists.get(2).get("details")).get("used"));
    Map<String, Object> macro = first(all.get("macros"));
    assertEquals(
        Map.of("name", "m1", "condition", "proc.name in (l2) and evt.type in (open, openat)"),
        macro.get("info"));
    Map<String, Object> details = LanguageProbe.map(macro.get("details"));
    assertEquals(List.of("l2"), details.get("lists"));
    assertEquals(List.of("asyncevent", "open", "openat"), details.get("events"));
    List<Map<String, Object>> rules = LanguageProbe.list(all.get("rules"));
    assertEquals(2, rules.size());
    assertEquals(
        List.of("asyncevent", "getuid"),
        LanguageProbe.map(rules.get(1).get("details")).get("events"));
  }

  @Test
  void systemCallsThatWouldBeCapturedAreToldByAVerboseDryRun() {
    Cli.Outcome outcome = new Cli().run("run", "--dry-run", "-v", "-r", file);
    assertTrue(outcome.err().contains("(2) syscalls in rules: open, openat\n"), outcome.err());
    assertTrue(outcome.err().contains(") syscalls selected in total (final set): accept"));
  }

  private Map<String, Object> describe(String... flags) {
    Object[] arguments = new Object[flags.length + 5];
    arguments[0] = "run";
    arguments[1] = "-r";
    arguments[2] = file;
    arguments[3] = "-o";
    arguments[4] = "json_output=true";
    System.arraycopy(flags, 0, arguments, 5, flags.length);
    Cli.Outcome outcome = new Cli().run(arguments);
    assertEquals(0, outcome.status(), outcome.err());
    return LanguageProbe.map(LanguageProbe.parse(outcome.out()));
  }

  private static Map<String, Object> first(Object list) {
    return LanguageProbe.<Map<String, Object>>list(list).getFirst();
  }
}
