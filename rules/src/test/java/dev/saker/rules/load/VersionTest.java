package dev.saker.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "0.62.0, 0.62.0, true",
    "0.62.0, 0.5.9, true",
    "0.62.0, 0.62.1, false",
    "0.62.0, 0.63.0, false",
    "1.0.0, 0.5.0, false",
    "0.9.0, 1.0.0, false"
  })
  void sameMajorAndNotOlderSatisfies(String present, String required, boolean expected) {
    assertEquals(expected, version(present).satisfies(version(required)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1.5", "-1.0.0", "1.2.x", "1..2"})
  void otherTextsAreNoVersions(String text) {
    assertEquals(Optional.empty(), Version.parse(text));
  }

  @Test
  void whatFollowsTheThreeNumbersIsNotLookedAt() {
    assertEquals("1.2.3", version("1.2.3-rc1").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "container 0.1.0|",
        "container 0.7.1|",
        "nosuch 0.1.0, container 0.1.0|",
        "container 0.7.2"
            + "|rules need another version of a plugin: name=container required=0.7.2 present=0.7.1",
        "container 0.9.0, json 0.1.0"
            + "|rules need another version of a plugin: name=container required=0.9.0 present=0.7.1",
        "a 1.0.0, b 2.0.0" + "|rules need a plugin that is not there: any of=a >= 1.0.0, b >= 2.0.0"
      })
  void firstAlternativeThatIsThereDecides(String alternatives, String expected) {
    List<PluginRequirement.Alternative> wanted =
        List.of(alternatives.split(", ")).stream()
            .map(text -> text.split(" "))
            .map(parts -> new PluginRequirement.Alternative(parts[0], parts[1]))
            .toList();
    assertEquals(
        Optional.ofNullable(expected),
        new PluginRequirement(wanted).unmet(Map.of("container", "0.7.1", "json", "0.7.0")));
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
