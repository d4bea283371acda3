package dev.saker.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format and takes nothing that a strict reader would not: help, type and
 * samples of a metric stand together and once, no sample comes twice, names and escapes are sound,
 * counters end in {@code _total} and are not negative.
 */
public final class ExpositionParser {
  private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\})?"
              + " (-?[0-9]+(?:\\.[0-9]+)?|NaN|[+-]Inf)");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

  private final Map<String, Double> samples = new LinkedHashMap<>();
  private final Map<String, String> types = new HashMap<>();

  private ExpositionParser() {}

  /** The value of each sample, by its name and labels as written. */
  public static Map<String, Double> parse(String text) {
    assertTrue(text.endsWith("\n"), "no end of line at the end");
    ExpositionParser parser = new ExpositionParser();
    String family = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("# HELP ")) {
        Matcher help = HELP.matcher(line);
        assertTrue(help.matches(), line);
        family = help.group(1);
        assertNull(parser.types.put(family, ""), "metric in two places: " + line);
      } else if (line.startsWith("# TYPE ")) {
        Matcher type = TYPE.matcher(line);
        assertTrue(type.matches(), line);
        assertEquals(family, type.group(1), line);
        assertEquals("", parser.types.put(family, type.group(2)), line);
      } else if (!line.isEmpty()) {
        parser.sample(line, family);
      }
    }
    return parser.samples;
  }

  private void sample(String line, String family) {
    Matcher sample = SAMPLE.matcher(line);
    assertTrue(sample.matches(), line);
    String type = types.get(family);
    assertNotNull(type, line);
    String name = sample.group(1);
    if (type.equals("histogram")) {
      assertTrue(name.startsWith(family), line);
      assertTrue(
          Set.of("_bucket", "_sum", "_count").contains(name.substring(family.length())), line);
    } else {
      assertEquals(family, name, line);
    }
    double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
    assertEquals(type.equals("counter"), family.endsWith("_total"), line);
    assertTrue(!type.equals("counter") || value >= 0, line);
    String labels = sample.group(2) == null ? "" : sample.group(2);
    Set<String> names = new HashSet<>();
    Matcher label = LABEL.matcher(labels.replaceAll("\\\\.", "__"));
    while (label.find()) {
      assertTrue(names.add(label.group(1)), "label twice: " + line);
    }
    assertNull(samples.put(name + labels, value), "sample twice: " + line);
  }
}
