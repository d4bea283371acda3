package dev.saker.scap;

import dev.saker.events.EventHeader;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How events of older producers become current ones, read once from {@code conversions.tsv}. */
final class ConversionTable {
  private static final int COUNTS = EventHeader.MAX_PARAMS + 1;
  private static final @Nullable Conversion[] BY_CODE_AND_COUNT = read();

  private ConversionTable() {}

  /** The row for events of a type that have so many parameters, or null. */
  static @Nullable Conversion find(int code, int paramCount) {
    return BY_CODE_AND_COUNT[code * COUNTS + paramCount];
  }

  private static @Nullable Conversion[] read() {
    Map<String, EventType> types = new HashMap<>();
    for (EventType type : EventTable.all()) {
      types.put(type.constant(), type);
    }
    @Nullable Conversion[] table = new Conversion[EventTable.COUNT * COUNTS];
    try (InputStream in = ConversionTable.class.getResourceAsStream("conversions.tsv")) {
      if (in == null) {
        throw new IllegalStateException("table missing from the build: name=conversions.tsv");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 14);
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          addRow(line.split("\t", -1), types, table);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("table not readable: name=conversions.tsv", e);
    }
    return table;
  }

  private static void addRow(
      String[] row, Map<String, EventType> types, @Nullable Conversion[] table) {
    EventType from = type(row[0], types);
    Conversion.Action action = Conversion.Action.valueOf(row[2]);
    EventType target = row[3].equals("-") ? from : type(row[3], types);
    table[from.code() * COUNTS + Integer.parseInt(row[1])] =
        new Conversion(action, target, steps(row[4]));
  }

  private static EventType type(String constant, Map<String, EventType> types) {
    EventType type = types.get(constant);
    if (type == null) {
      throw new IllegalStateException("conversion of an unknown event: name=" + constant);
    }
    return type;
  }

  private static Conversion.Step[] steps(String column) {
    if (column.equals("-")) {
      return new Conversion.Step[0];
    }
    String[] words = column.split(" ", -1);
    Conversion.Step[] steps = new Conversion.Step[words.length];
    for (int i = 0; i < words.length; i++) {
      steps[i] = step(words[i]);
    }
    return steps;
  }

  private static Conversion.Step step(String word) {
    return switch (word) {
      case "empty" -> new Conversion.Step(Conversion.Origin.EMPTY, 0, false);
      case "zero" -> new Conversion.Step(Conversion.Origin.ZERO, 0, false);
      case "container" -> new Conversion.Step(Conversion.Origin.CONTAINER, 0, false);
      default -> {
        boolean orEmpty = word.endsWith("?");
        int dot = word.indexOf('.');
        String param = word.substring(dot + 1, word.length() - (orEmpty ? 1 : 0));
        Conversion.Origin origin =
            word.startsWith("old.") ? Conversion.Origin.OLD : Conversion.Origin.ENTER;
        yield new Conversion.Step(origin, Integer.parseInt(param), orEmpty);
      }
    };
  }
}
