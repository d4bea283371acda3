package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake of a user is answered with a sentence, and exit status 1. */
class BadInputTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("saker.root"), "examples");
  private static final Path CAPTURE = EXAMPLES.resolve("intrusion.scap");
  private static final Path RULES = EXAMPLES.resolve("rules.yaml");

  @TempDir Path folder;

  @Test
  void captureThatIsNotThere() {
    Path capture = folder.resolve("none.scap");
    fails("Error: no such file: file=" + capture + "\n", "replay", capture, "-r", RULES);
    fails("Error: no such file: file=" + capture + "\n", "read", capture);
  }

  @Test
  void captureThatIsNone() throws IOException {
    Path text = Files.writeString(folder.resolve("text.scap"), "this is no capture file at all\n");
    fails("Error: not a capture file: file=" + text + "\n", "replay", text, "-r", RULES);
  }

  @Test
  void captureThatIsEmpty() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.scap"));
    fails("Error: empty file: file=" + empty + "\n", "replay", empty, "-r", RULES);
  }

  @Test
  void captureThatIsFolder() {
    fails(
        "Error: not a capture but a directory: file=" + folder + "\n",
        "replay",
        folder,
        "-r",
        RULES);
  }

  @Test
  void noCaptureAtAll() {
    fails(
        "Error: which capture? Expected a FILE\nTry 'saker replay --help'.\n",
        "replay",
        "-r",
        RULES);
    fails(
        "Error: which capture? engine.kind=replay needs engine.replay.capture_file\n",
        "run",
        "-r",
        RULES,
        "-o",
        "engine.kind=replay");
  }

  @Test
  void noRulesAtAll() {
    fails(
        "Error: You must specify at least one rules file: name a file or folder with -r, or under"
            + " rules_files in the configuration\n",
        "replay",
        CAPTURE);
  }

  @Test
  void rulesThatAreNotThere() {
    Path rules = folder.resolve("none.yaml");
    fails("Error: no such rules file: file=" + rules + "\n", "replay", CAPTURE, "-r", rules);
  }

  @Test
  void configurationThatIsNotThere() {
    Path config = folder.resolve("none.yaml");
    fails(
        "Error: no such configuration file: file=" + config + "\n",
        "replay",
        CAPTURE,
        "-r",
        RULES,
        "-c",
        config);
  }

  @Test
  void engineThatIsNotThereIsRefusedByName() {
    fails(
        "Error: there is no kernel module: engine.kind=kmod (use engine.kind=modern_ebpf)\n",
        "run",
        "-r",
        RULES,
        "-o",
        "engine.kind=kmod");
  }

  @Test
  void flagsOfFormerTimesAreExplained() {
    fails(
        "Error: no flag -T: rules are switched with -o 'rules[].disable.rule=NAME' or -o"
            + " 'rules[].enable.tag=TAG'\nTry 'saker run --help'.\n",
        "run",
        "-T",
        "x");
  }

  @Test
  void flagThatNobodyKnows() {
    fails("Error: unknown option: '--wrong'\nTry 'saker replay --help'.\n", "replay", "--wrong");
  }

  @Test
  void commandThatNobodyKnows() {
    fails("Error: unmatched argument at index 0: 'replya'\nTry 'saker --help'.\n", "replya");
  }

  @Test
  void sourcesThatExcludeEachOther() {
    fails(
        "Error: --enable-source and --disable-source exclude each other\n",
        "replay",
        CAPTURE,
        "-r",
        RULES,
        "--enable-source",
        "syscall",
        "--disable-source",
        "syscall");
    fails(
        "Error: unknown event source: --enable-source k8s_audit (known are: syscall)\n",
        "replay",
        CAPTURE,
        "-r",
        RULES,
        "--enable-source",
        "k8s_audit");
    fails(
        "Error: no event source is left: --disable-source syscall\n",
        "replay",
        CAPTURE,
        "-r",
        RULES,
        "--disable-source",
        "syscall");
  }

  @Test
  void filterAndFormatOfRead() {
    fails(
        """
        Error: wrong filter: filter_check called with nonexistent field proc.nam
          evt.num = 1 and proc.nam = cat
                          ^
        """,
        "read",
        CAPTURE,
        "evt.num = 1 and proc.nam = cat");
    Cli.Outcome outcome = new Cli().run("read", CAPTURE, "evt.num = ");
    assertEquals(1, outcome.status());
    assertEquals("", outcome.out());
  }

  @Test
  void formatOfListing() {
    fails(
        "Error: unknown format: format=xml (there are text, markdown, json)\n",
        "fields",
        "--format",
        "xml");
    fails(
        "Error: --markdown and --format exclude each other\n",
        "run",
        "--list",
        "--markdown",
        "--format",
        "json");
  }

  @Test
  void mistakesInConfigurationAreAllToldBeforeItFails() {
    fails(
        "-o:1:10: error: Unknown priority \"urgent\": key=priority expected one of emergency, alert, critical,"
            + " error, warning, notice, informational, debug\n"
            + "  priority=urgent\n           ^\n"
            + "-o:1:13: error: wrong value: key=json_output expected true or false\n"
            + "  json_output=maybe\n              ^\n"
            + "-o:1:1: warning: unknown key: key=json_ouput (did you mean json_output?)\n"
            + "  json_ouput=1\n  ^\n"
            + "Error: the configuration is not usable: errors=2\n",
        "replay",
        CAPTURE,
        "-r",
        RULES,
        "-o",
        "priority=urgent",
        "-o",
        "json_output=maybe",
        "-o",
        "json_ouput=1");
  }

  private static void fails(String message, Object... arguments) {
    assertEquals(new Cli.Outcome(1, "", message), new Cli().run(arguments));
  }
}
