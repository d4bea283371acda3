package dev.saker.app.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All keys, read once from {@code keys.tsv}. Immutable. */
final class ConfigKeys {
  private static final String ENTRY = "[]";

  /** In the order of the table. */
  private static final Map<String, ConfigKey> TABLE = read();

  private static final Map<String, ConfigKey> KEYS = select(false);
  private static final Map<String, ConfigKey> ENTRIES = select(true);

  private ConfigKeys() {}

  static Collection<ConfigKey> all() {
    return KEYS.values();
  }

  /** The keys of entries of lists, such as {@code rules[].enable.tag}. */
  static Collection<ConfigKey> entries() {
    return ENTRIES.values();
  }

  /** The names of the keys right below a path in the entries of a list, in order. */
  static List<String> below(String path) {
    String prefix = path + ".";
    Set<String> names = new LinkedHashSet<>();
    for (String key : ENTRIES.keySet()) {
      if (key.startsWith(prefix)) {
        String rest = key.substring(prefix.length());
        int dot = rest.indexOf('.');
        names.add(dot < 0 ? rest : rest.substring(0, dot));
      }
    }
    return List.copyOf(names);
  }

  static @Nullable ConfigKey find(String path) {
    return KEYS.get(path);
  }

  /** Whether keys stand below this path. */
  static boolean isSection(String path) {
    String prefix = path + ".";
    return KEYS.keySet().stream().anyMatch(key -> key.startsWith(prefix));
  }

  /** The known key or section most like a wrong one, below the same section; null for none. */
  static @Nullable String nearest(String section, String wrong) {
    TreeSet<String> candidates = new TreeSet<>();
    for (ConfigKey key : KEYS.values()) {
      if (key.support() != ConfigKey.Support.REMOVED && key.path().startsWith(section)) {
        String rest = key.path().substring(section.length());
        int dot = rest.indexOf('.');
        candidates.add(dot < 0 ? rest : rest.substring(0, dot));
      }
    }
    return Spelling.nearest(wrong, candidates);
  }

  private static Map<String, ConfigKey> select(boolean entries) {
    Map<String, ConfigKey> selected = new LinkedHashMap<>(TABLE);
    selected.keySet().removeIf(path -> path.contains(ENTRY) != entries);
    return selected;
  }

  private static Map<String, ConfigKey> read() {
    Map<String, ConfigKey> keys = new LinkedHashMap<>();
    try (InputStream in = ConfigKeys.class.getResourceAsStream("keys.tsv")) {
      if (in == null) {
        throw new IllegalStateException("table missing from the build: name=keys.tsv");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] row = line.split("\t", -1);
          ConfigKey.Support support = ConfigKey.Support.valueOf(row[3].toUpperCase(Locale.ROOT));
          keys.put(row[0], new ConfigKey(row[0], KeyType.parse(row[1]), row[2], support, row[4]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("table not readable: name=keys.tsv", e);
    }
    return keys;
  }
}
