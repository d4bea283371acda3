package dev.saker.rules.interest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.rules.LoadOptions;
import dev.saker.rules.LoadResult;
import dev.saker.rules.RuleFile;
import dev.saker.rules.RuleLoader;
import dev.saker.testkit.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenedPathsTest {
  private static final String OPEN = "evt.type in (open, openat, openat2) and ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "fd.name = /etc/shadow | =/etc/shadow =/etc/shadow/",
        "fd.name in (/a, /b) | =/a =/a/ =/b =/b/",
        "fd.name startswith /etc | ^/etc",
        "fd.name endswith .pem | $.pem $.pem/",
        "fd.name pmatch (/etc/ssh, /root) | ^/etc/ssh ^/root",
        "fd.name glob /home/*/x | ^/home/",
        "fd.name glob *_history.txt | $_history.txt $_history.txt/",
        "fd.filename = passwd | $passwd $passwd/",
        "fd.directory = /etc | ^/etc",
        "fd.name contains shadow | all",
        "fd.nameraw contains ../ | none",
        "fd.name regex '/etc/.*' | all",
        "fd.name != /etc/shadow | all",
        "not fd.name = /etc/shadow | all",
        "not (not fd.name = /etc/shadow) | =/etc/shadow =/etc/shadow/",
        "proc.name = cat | all",
        "fd.name = /a and proc.name = cat | =/a =/a/",
        "(fd.name = /a or proc.name = cat) | all",
        "(fd.name = /a or fd.name startswith /root) | =/a =/a/ ^/root",
        "evt.is_open_write = true | none",
        "evt.is_open_write = true and fd.name contains x | none",
        "not evt.is_open_write = true | all",
        "(evt.is_open_write = true or fd.name = /a) | =/a =/a/",
        "fd.typechar = 4 | none",
        "fd.sport = 22 | none",
        "not fd.sport = 22 | all",
      })
  void opensAreNarrowedOnlyWhereThatIsSure(String condition, String expected) {
    assertEquals(expected, paths(OPEN + condition, "x"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "evt.type = mkdir | x | none",
        "evt.type = read and proc.name = cat | x | none",
        "evt.type = read and proc.name = cat | %fd.name | all",
        "evt.type = read and fd.name startswith /etc | x | ^/etc",
        "evt.type = dup and fd.typechar = 4 | %fd.name | none",
        "evt.type = execve and proc.stdin.name = /a | x | all",
        "evt.type = execve | %proc.stdin.type | all",
        "evt.type = socket and evt.arg.domain contains PACKET | %fd.name | none",
        "evt.type = mkdirat and evt.arg.path startswith /etc | %evt.args | none",
        "proc.name = cat | x | all",
      })
  void descriptorsThatAreAskedForLaterAreKept(String condition, String output, String expected) {
    assertEquals(expected, paths(condition, output));
  }

  @Test
  void publicRulesLeaveMostFilesOut() throws Exception {
    for (String name : List.of("falco_rules.yaml")) {
      Path file = Shared.path("corpus/rules/" + name);
      PathSet paths = load(file.toString(), Files.readString(file));
      assertEquals(false, paths.all(), name);
    }
  }

  private static String paths(String condition, String output) {
    String rule =
        "- rule: R\n  desc: d\n  condition: >\n    "
            + condition
            + "\n  output: \"x "
            + output
            + "\"\n  priority: INFO\n";
    return text(load("rules.yaml", rule));
  }

  private static PathSet load(String name, String text) {
    LoadResult result =
        new RuleLoader(LoadOptions.defaults()).load(List.of(new RuleFile(name, text)));
    return result.rules().orElseThrow().openedPaths(LoadOptions.SYSCALL);
  }

  private static String text(PathSet paths) {
    if (paths.all()) {
      return "all";
    }
    TreeSet<String> texts = new TreeSet<>();
    for (PathPattern pattern : paths.patterns()) {
      texts.add(
          switch (pattern) {
            case PathPattern.Head head -> "^" + head.text();
            case PathPattern.Tail tail -> "$" + tail.text();
            case PathPattern.Whole whole -> "=" + whole.text();
          });
    }
    return texts.isEmpty() ? "none" : String.join(" ", texts);
  }
}
