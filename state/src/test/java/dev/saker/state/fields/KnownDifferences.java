package dev.saker.state.fields;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Differences from the reference that are known and have a reason, from the table in
 * docs/differences.md: field, capture, most differences, reason.
 */
final class KnownDifferences {
  private static final Path PAGE =
      Path.of(System.getProperty("saker.root", "..")).resolve("docs/differences.md");

  private final Map<String, Integer> limits = new HashMap<>();

  static KnownDifferences read() throws IOException {
    KnownDifferences known = new KnownDifferences();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 6 && cells[3].strip().matches("\\d+")) {
        known.limits.put(key(cells[1], cells[2]), Integer.valueOf(cells[3].strip()));
      }
    }
    return known;
  }

  /** How often the field may differ in the capture. */
  int limit(String field, String capture) {
    return limits.getOrDefault(key(field, capture), 0);
  }

  private static String key(String field, String capture) {
    return field.replace("`", "").strip() + ' ' + capture.strip();
  }
}
