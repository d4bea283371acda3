package dev.saker.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every event type of capture schema 4.5.1, read once from {@code events.tsv}. Immutable. */
public final class EventTable {
  private static final Map<String, FlagTable> FLAGS = readFlags();
  private static final EventType[] TYPES = readTypes();

  /** Number of event codes; a larger code comes from a newer producer. */
  public static final int COUNT = TYPES.length;

  private EventTable() {}

  /** The type with this code; the code must be below {@link #COUNT}. */
  public static EventType get(int code) {
    return TYPES[code];
  }

  /** All types, by code. */
  public static List<EventType> all() {
    return List.of(TYPES);
  }

  /** All types of this event name, by code; several versions and both directions share one. */
  public static List<EventType> named(String name) {
    List<EventType> found = new ArrayList<>();
    for (EventType type : TYPES) {
      if (type.name().equals(name)) {
        found.add(type);
      }
    }
    return found;
  }

  /** The table of flag names with this name, or null. */
  public static @Nullable FlagTable flags(String name) {
    return FLAGS.get(name);
  }

  private static Map<String, FlagTable> readFlags() {
    Map<String, List<FlagTable.Entry>> entries = new HashMap<>();
    for (String[] row : DataFile.read("flags.tsv")) {
      entries
          .computeIfAbsent(row[0], key -> new ArrayList<>())
          .add(new FlagTable.Entry(row[1], Long.parseLong(row[2])));
    }
    Map<String, FlagTable> tables = new HashMap<>();
    entries.forEach((name, list) -> tables.put(name, new FlagTable(name, list)));
    return tables;
  }

  private static EventType[] readTypes() {
    List<String[]> rows = DataFile.read("events.tsv");
    EventType[] types = new EventType[rows.size()];
    for (String[] row : rows) {
      int code = Integer.parseInt(row[0]);
      types[code] =
          new EventType(
              code,
              row[1],
              row[2],
              category(row[4], row[5]),
              kinds(row[5]),
              flagBits(row[6]),
              params(row[7]));
    }
    if (Arrays.asList(types).contains(null)) {
      throw new IllegalStateException("event table has a gap: codes=" + types.length);
    }
    return types;
  }

  /** Waits, the scheduler and internal events have their category among the kinds. */
  private static EventCategory category(String category, String kinds) {
    if (kinds.contains("WAIT")) {
      return EventCategory.WAIT;
    }
    if (kinds.contains("SCHEDULER")) {
      return EventCategory.SCHEDULER;
    }
    if (kinds.contains("INTERNAL")) {
      return EventCategory.INTERNAL;
    }
    return EventCategory.valueOf(category);
  }

  private static int kinds(String column) {
    int bits = 0;
    for (String kind : column.split("\\|", -1)) {
      bits |=
          switch (kind) {
            case "SYSCALL" -> EventType.KIND_SYSCALL;
            case "TRACEPOINT" -> EventType.KIND_TRACEPOINT;
            case "PLUGIN" -> EventType.KIND_PLUGIN;
            case "METAEVENT" -> EventType.KIND_METAEVENT;
            case "ITER" -> EventType.KIND_ITER;
            case "INTERNAL" -> EventType.KIND_INTERNAL;
            case "WAIT", "SCHEDULER", "-" -> 0;
            default -> throw new IllegalStateException("unknown kind: name=" + kind);
          };
    }
    return bits;
  }

  private static int flagBits(String column) {
    int bits = 0;
    for (String flag : column.split("\\|", -1)) {
      bits |=
          switch (flag) {
            case "CREATES_FD" -> EventType.CREATES_FD;
            case "DESTROYS_FD" -> EventType.DESTROYS_FD;
            case "USES_FD" -> EventType.USES_FD;
            case "READS_FROM_FD" -> EventType.READS_FROM_FD;
            case "WRITES_TO_FD" -> EventType.WRITES_TO_FD;
            case "MODIFIES_STATE" -> EventType.MODIFIES_STATE;
            case "UNUSED" -> EventType.UNUSED;
            case "WAITS" -> EventType.WAITS;
            case "SKIPPARSERESET" -> EventType.SKIPPARSERESET;
            case "OLD_VERSION" -> EventType.OLD_VERSION;
            case "LARGE_PAYLOAD" -> EventType.LARGE_PAYLOAD;
            case "CONVERTER_MANAGED" -> EventType.CONVERTER_MANAGED;
            case "-" -> 0;
            default -> throw new IllegalStateException("unknown event flag: name=" + flag);
          };
    }
    return bits;
  }

  private static List<Param> params(String column) {
    if (column.equals("-")) {
      return List.of();
    }
    List<Param> params = new ArrayList<>();
    for (String text : column.split(";", -1)) {
      String[] parts = text.split(":", -1);
      FlagTable flags = null;
      int dirfd = -1;
      DynamicType dynamic = null;
      String extra = parts.length > 3 ? parts[3] : "";
      if (extra.startsWith("dirfd=")) {
        dirfd = Integer.parseInt(extra.substring("dirfd=".length()));
      } else if (extra.startsWith("dyn=")) {
        dynamic = DynamicType.named(extra.substring("dyn=".length()));
      } else if (!extra.isEmpty()) {
        flags = FLAGS.get(extra);
        if (flags == null) {
          throw new IllegalStateException("unknown flag table: name=" + extra);
        }
      }
      params.add(
          new Param(
              params.size(),
              parts[0],
              ParamType.valueOf(parts[1]),
              format(parts[2]),
              flags,
              dirfd,
              dynamic));
    }
    return params;
  }

  private static PrintFormat format(String name) {
    return name.equals("10_PADDED_DEC") ? PrintFormat.PADDED_DEC_10 : PrintFormat.valueOf(name);
  }
}
