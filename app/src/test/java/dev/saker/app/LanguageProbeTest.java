package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.SourceException;
import dev.saker.rules.LoadResult;
import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Loads and replays the language probes and compares with the answers of the reference. A probe
 * with another answer has to stand in docs/differences.md, and one that stands there has to differ.
 */
final class LanguageProbeTest {
  private static final Path DIFFERENCES =
      Path.of(System.getProperty("saker.root", "..")).resolve("docs/differences.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9-]+/[^`]+)` \\|");

  /** Equal and all probes of a group. */
  private static final class Tally {
    private int equal;
    private int total;
  }

  @Test
  void answersAreThoseOfTheReference() throws IOException {
    Path shared = Shared.path("corpus/language/probes.jsonl").getParent().getParent().getParent();
    Map<String, Tally> groups = new TreeMap<>();
    Map<String, String> different = new TreeMap<>();
    for (LanguageProbe probe : LanguageProbe.readAll(shared)) {
      Optional<String> difference = difference(probe, shared.resolve("corpus/scap"));
      Tally tally = groups.computeIfAbsent(probe.group(), group -> new Tally());
      tally.total++;
      if (difference.isEmpty()) {
        tally.equal++;
      } else {
        different.put(probe.id(), difference.get());
      }
    }
    print(groups, different);
    int total = groups.values().stream().mapToInt(tally -> tally.total).sum();
    assertTrue(different.size() * 20 <= total, "differing=" + different.size() + " of " + total);
    assertEquals(documented(), new TreeSet<>(different.keySet()), () -> different.toString());
  }

  private static Optional<String> difference(LanguageProbe probe, Path captures) {
    LoadResult result = ProbeLoad.load(probe);
    Optional<String> difference = ProbeLoad.difference(probe, result);
    if (difference.isPresent() || !probe.replayed() || result.rules().isEmpty()) {
      return difference;
    }
    try {
      return new ProbeReplay(probe, result.rules().get()).difference(captures);
    } catch (SourceException e) {
      return Optional.of(e.toString());
    }
  }

  private static Set<String> documented() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String line : Files.readAllLines(DIFFERENCES)) {
      Matcher matcher = ROW.matcher(line);
      if (matcher.find()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  private static void print(Map<String, Tally> groups, Map<String, String> different) {
    int equal = 0;
    int total = 0;
    for (Map.Entry<String, Tally> group : groups.entrySet()) {
      Tally tally = group.getValue();
      System.out.println("probes: " + group.getKey() + " " + tally.equal + "/" + tally.total);
      equal += tally.equal;
      total += tally.total;
    }
    different.forEach(
        (id, difference) -> System.out.println("differs: " + id + "\n    " + difference));
    System.out.println("probes: all " + equal + "/" + total);
  }
}
