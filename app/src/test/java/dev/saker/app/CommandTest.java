package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that answer questions. */
class CommandTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("saker.root"), "examples");
  private static final Path CAPTURE = EXAMPLES.resolve("intrusion.scap");
  private static final Path RULES = EXAMPLES.resolve("rules.yaml");

  private static final String BAD_RULE =
      """
      - rule: A
        desc: d
        condition: evt.type = execve and no.such = 1
        output: x
        priority: INFO
      """;

  @TempDir Path folder;

  @Test
  void withoutCommandTheHelpIsPrinted() {
    Cli.Outcome outcome = new Cli().run();
    assertEquals(0, outcome.status());
    assertTrue(outcome.out().startsWith("Usage: saker [-h] [--version] COMMAND\n"), outcome.out());
    for (String command : List.of("replay", "run", "read", "rules", "fields", "events")) {
      assertTrue(outcome.out().contains("\n  " + command + " "), command);
    }
    assertEquals(outcome, new Cli().run("--help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "run", "read", "rules", "fields", "events"})
  void everyCommandHasHelp(String command) {
    Cli.Outcome outcome = new Cli().run(command, "--help");
    assertEquals(0, outcome.status());
    assertTrue(outcome.out().contains("Usage: saker " + command), outcome.out());
    assertTrue(outcome.out().contains("-h, --help"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void versionNamesTheRuleEngine() {
    String out = new Cli().run("--version").out();
    assertTrue(out.startsWith("Saker version: "), out);
    assertTrue(
        out.matches(
            """
            (?s).*Falco version: [0-9.]+
            Libs version:  [0-9.]+
            Plugin API:    [0-9.]+
            Engine:        0\\.62\\.0
            Driver:
              API version:    [0-9.]+
              Schema version: 4\\.5\\.1
              Default driver: [0-9.]+\\+driver
            """),
        out);
    assertEquals(out, new Cli().run("run", "--version").out());
    String json = new Cli().run("run", "--version", "-o", "json_output=true").out();
    assertEquals(
        Set.of(
            "default_driver_version",
            "driver_api_version",
            "driver_schema_version",
            "engine_version",
            "engine_version_semver",
            "falco_version",
            "libs_version",
            "plugin_api_version",
            "plugin_versions",
            "saker_version"),
        LanguageProbe.map(LanguageProbe.parse(json)).keySet());
  }

  @Test
  void pluginsAreWhatIsBuiltIn() {
    String all = new Cli().run("run", "--list-plugins").out();
    assertTrue(all.startsWith("1 Plugins Loaded:\n\nName: container\nDescription: "), all);
    assertTrue(all.contains("\nVersion: 0.7.1\nCapabilities: \n  - Field Extraction\n"), all);
    String one = new Cli().run("run", "--plugin-info", "container").out();
    assertTrue(one.contains("  - Async Events\n\nInit config schema type: JSON\n{"), one);
    Cli.Outcome unknown = new Cli().run("run", "--plugin-info=other");
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().startsWith("Error: no such plugin: name=other"), unknown.err());
  }

  @Test
  void aConfigurationIsCheckedAndShown() throws IOException {
    Path file = Files.writeString(folder.resolve("falco.yaml"), "json_output: true\npriorty: x\n");
    Cli.Outcome checked = new Cli().run("config", "check", "-c", file);
    assertEquals(0, checked.status());
    assertEquals("the configuration is usable\n", checked.out());
    assertTrue(checked.err().contains("did you mean priority?"), checked.err());
    String shown = new Cli().run("config", "show", "-c", file, "-o", "rule_matching=all").out();
    assertTrue(shown.contains("\njson_output: \"true\" "), shown);
    assertTrue(shown.contains("# " + file + ":1:14\n"), shown);
    assertTrue(shown.contains("\nmetrics.enabled: false "), shown);
    assertTrue(shown.contains("# default\n"), shown);
    assertTrue(shown.contains("\nrule_matching: \"all\" "), shown);
    Cli.Outcome wrong = new Cli().run("config", "check", "-c", file, "-o", "priority=loud");
    assertEquals(1, wrong.status());
    assertTrue(wrong.err().contains("Unknown priority \"loud\""), wrong.err());
  }

  @Test
  void eventsOfCaptureArePrinted() {
    Cli.Outcome outcome = new Cli().run("read", CAPTURE, "-n", 2);
    assertEquals(
        "2 09:12:00.403400006 0 nginx (1502) < accept4 fd=9(<4t>192.0.2.14:52310->172.17.0.2:80)"
            + " tuple=192.0.2.14:52310->172.17.0.2:80 queuepct=0 queuelen=0 queuemax=128 flags=0\n",
        outcome.out().substring(0, outcome.out().indexOf('\n') + 1));
    assertEquals(2, outcome.out().lines().count());
    assertEquals("", outcome.err());
  }

  @Test
  void eventsMayBeFilteredAndFormatted() {
    assertEquals(
        new Cli.Outcome(0, "cat /etc/shadow\ntee /etc/cron.d/sync\n", ""),
        new Cli()
            .run(
                "read",
                CAPTURE,
                "-p",
                "%proc.name %fd.name",
                "evt.is_open_read=true",
                "and",
                "proc.name=cat",
                "or",
                "evt.is_open_write=true",
                "and",
                "fd.name",
                "startswith",
                "/etc"));
  }

  @Test
  void eventThatLacksValueIsLeftOutUnlessFormatBeginsWithStar() {
    String filter = "evt.type = procexit and proc.name in (cat, tee)";
    assertEquals("", new Cli().run("read", CAPTURE, "-p", "%fd.name", filter).out());
    assertEquals("<NA>\n<NA>\n", new Cli().run("read", CAPTURE, "-p", "*%fd.name", filter).out());
  }

  @Test
  void rightRulesAreOk() {
    assertEquals(new Cli.Outcome(0, RULES + ": Ok\n", ""), new Cli().run("rules", "check", RULES));
    assertEquals(new Cli.Outcome(0, RULES + ": Ok\n", ""), new Cli().run("run", "-V", RULES));
  }

  @Test
  void validationPrintsWhatFalcoPrints() throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), BAD_RULE);
    Cli.Outcome outcome = new Cli().run("run", "-V", file);
    String summary =
        """
        FILE: Invalid
        1 Errors:
        In rules content: (FILE:0:0)
            rule 'A': (FILE:0:2)
            rule condition: (FILE:2:13)
            condition expression: ("evt.type = execve...":3:36)
        ------
          condition: evt.type = execve and no.such = 1
                                           ^
        ------
        LOAD_ERR_COMPILE_CONDITION (Error compiling condition): filter_check called with nonexistent field no.such
        """
            .replace("FILE", file.toString());
    assertEquals(1, outcome.status());
    assertEquals("Error: " + summary, outcome.err());
    assertEquals(summary + "\n", outcome.out());
  }

  @Test
  void validationIsJsonWhereWanted() throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), BAD_RULE);
    Cli.Outcome outcome = new Cli().run("run", "-V", RULES, "-V", file, "-o", "json_output=true");
    assertEquals(1, outcome.status());
    assertTrue(outcome.out().startsWith("{\"falco_load_results\":[{\"errors\":[],"), outcome.out());
    assertTrue(outcome.out().contains("\"code\":\"LOAD_ERR_COMPILE_CONDITION\""), outcome.out());
    assertEquals(1, outcome.out().lines().count());
  }

  @Test
  void rulesAreListed() {
    Cli.Outcome outcome = new Cli().run("rules", "list", RULES);
    assertTrue(
        outcome
            .out()
            .startsWith(
                """
                Rule                                               Description
                ----                                               -----------
                Shell over ssh                                     Somebody logged in by ssh and got a shell. Normal on some\s
                                                                   hosts, news on others.\s

                Password file read\
                """),
        outcome.out());
    assertEquals(outcome.out(), new Cli().run("run", "-L", "-r", RULES).out());
    String one = new Cli().run("run", "-l", "Terminal in a container", "-r", RULES).out();
    assertTrue(one.contains("Terminal in a container "), one);
    assertFalse(one.contains("Shell over ssh"), one);
  }

  @Test
  void rulesAreListedAsJson() {
    String out = new Cli().run("rules", "list", RULES, "--format", "json").out();
    assertTrue(out.startsWith("{\"lists\":[{\"details\":{\"items_compiled\":[\"sh\","), out);
    assertTrue(out.contains("\"info\":{\"capture\":false,"), out);
    assertTrue(out.contains("\"priority\":\"Critical\""), out);
    assertEquals(out, new Cli().run("run", "-L", "-r", RULES, "-o", "json_output=true").out());
  }

  @Test
  void fieldsAreListedInEachForm() {
    String text = new Cli().run("fields").out();
    assertTrue(
        text.startsWith(
            """
            -------------------------------
            Field Class:                  evt (All event types)
            Event Sources:                syscall\s

            evt.num                       (Type: UINT64)\
            """),
        text);
    assertTrue(
        text.contains("\nproc.aname                    (Type: CHARBUF) (ARG_ALLOWED,"), text);
    assertEquals(text, new Cli().run("run", "--list").out());
    assertEquals(text, new Cli().run("run", "--list=syscall").out());
    String names = new Cli().run("fields", "-N").out();
    assertTrue(names.startsWith("evt.num\nevt.time\n"), names);
    assertEquals(268, names.lines().count());
    assertTrue(names.contains("\ncontainer.healthcheck\n"), names);
    assertFalse(names.contains("\nevt.dir\n"), names);
    String markdown = new Cli().run("fields", "--format", "markdown").out();
    assertTrue(
        markdown.startsWith(
            "\n## Field Class: evt\n\nEvent Sources: syscall \n\nName | Type | Description\n"),
        markdown);
    assertEquals(markdown, new Cli().run("run", "--list", "--markdown").out());
    String json = new Cli().run("fields", "--format", "JSON").out();
    assertTrue(
        json.contains(
            "\"argument\": {\n            \"required\": false,\n            \"type\": []\n          },\n"),
        json);
    assertTrue(
        json.startsWith("{\n  \"fieldclasses\": [\n    {\n      \"event_sources\": ["), json);
  }

  @Test
  void eventsAreListedInEachForm() {
    String text = new Cli().run("events").out();
    assertTrue(text.contains("\n< close(ERRNO **res**, FD **fd**)\n"), text);
    assertEquals(text, new Cli().run("run", "--list-events").out());
    String markdown = new Cli().run("events", "--format", "markdown").out();
    assertTrue(markdown.contains("\nNo | `<` | `read` | ERRNO **res**, "), markdown);
    assertTrue(markdown.contains("\nYes | `<` | `close` | ERRNO **res**, "), markdown);
    String json = new Cli().run("events", "--format", "json").out();
    assertTrue(json.contains("\"schema_version\": \"4.5.1\""), json);
    assertTrue(text.contains("\n< acct(SYSCALLID **ID**, UINT16 **nativeID**)\n"), text);
  }

  @Test
  void frequentSystemCallsAreListed() {
    String out = new Cli().run("run", "-i").out();
    assertTrue(out.startsWith("Ignored syscall(s):\n- "), out);
    assertTrue(out.contains("\n- write\n"), out);
    assertFalse(out.contains("\n- open\n"), out);
  }

  @Test
  void supportReportHasConfigurationAndRules() {
    String out = new Cli().run("run", "--support", "-r", RULES, "-o", "json_output=true").out();
    assertTrue(out.contains("\"config\":{\"json_output\":\"true\"}"), out);
    assertTrue(out.contains("\"rules_files\":[{\"name\":\"" + RULES + "\""), out);
  }

  @Test
  void pageSizeIsPrinted() {
    String out = new Cli().run("run", "--page-size").out();
    assertTrue(out.matches("Your system page size is: [0-9]+ bytes\n"), out);
  }

  @Test
  void warningsOfRulesAreToldUnlessSilenced() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rules.yaml"), "- list: nobody_uses_it\n  items: [a]\n" + goodRule());
    Cli.Outcome told = new Cli().run("replay", CAPTURE, "-r", file);
    assertTrue(told.err().contains("[LOAD_UNUSED_LIST]"), told.err());
    Cli.Outcome silent = new Cli().run("replay", CAPTURE, "-r", file, "-o", "log_level=error");
    assertEquals("events processed: 110\n", silent.err());
  }

  @Test
  void settingsWithoutEffectAreToldInOneLine() {
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-o",
                "base_syscalls.repair=true",
                "-o",
                "libs_logger.enabled=false");
    assertEquals(
        "warning: settings whose feature is not there yet, they have no effect:"
            + " libs_logger.enabled\nevents processed: 110\n",
        outcome.err());
  }

  private static String goodRule() {
    return "- rule: A\n  desc: d\n  condition: evt.type = execve\n  output: x\n  priority: INFO\n";
  }
}
