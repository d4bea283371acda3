package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule files that the reference ships load as they are. */
final class CorpusRulesTest {

  @Test
  void everyFileLoadsWithoutErrorOrWarning() throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String name : List.of("falco_rules", "falco-incubating_rules", "falco-sandbox_rules")) {
      files.add(
          new RuleFile(
              name + ".yaml", Files.readString(Shared.path("corpus/rules/" + name + ".yaml"))));
    }
    LoadResult result = new RuleLoader(LoadOptions.defaults()).load(files);
    assertEquals(
        "falco_rules.yaml: Ok\nfalco-incubating_rules.yaml: Ok\nfalco-sandbox_rules.yaml: Ok\n",
        LoadReport.text(result, true));
    RuleSet rules = result.rules().orElseThrow();
    assertEquals(93, rules.rules().size());
    assertEquals(81, rules.rules().stream().filter(rules::runs).count());
  }
}
