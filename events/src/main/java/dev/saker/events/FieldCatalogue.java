package dev.saker.events;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All fields by name, read once from {@code fields.tsv}; in listing order. Immutable. */
public final class FieldCatalogue {
  private static final Map<String, Field> FIELDS = read();

  private FieldCatalogue() {}

  /** All fields in listing order. */
  public static Collection<Field> all() {
    return FIELDS.values();
  }

  /** The field with exactly this name, or null. */
  public static @Nullable Field find(String name) {
    return FIELDS.get(name);
  }

  private static Map<String, Field> read() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String[] row : DataFile.read("fields.tsv")) {
      fields.put(
          row[1], new Field(row[0], row[1], FieldType.valueOf(row[2]), flags(row[3]), row[4]));
    }
    return fields;
  }

  private static Set<Field.Flag> flags(String column) {
    Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
    if (!column.equals("-")) {
      for (String flag : column.split(",", -1)) {
        flags.add(Field.Flag.valueOf(flag.toUpperCase(Locale.ROOT).replace('-', '_')));
      }
    }
    return flags;
  }
}
