package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.app.Version;
import dev.saker.events.EventCategory;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FlagTable;
import dev.saker.events.Param;
import dev.saker.events.ParamType;
import dev.saker.events.Syscalls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists the types of events. */
public final class EventListing {
  /** Begin of a system call that has no event type of its own. */
  private static final EventType GENERIC_ENTER = EventTable.get(0);

  /** End of such a system call. */
  private static final EventType GENERIC_EXIT = EventTable.get(1);

  private EventListing() {}

  /** Groups of event types in listing order. */
  private enum Group {
    SYSCALL("Syscall events", EventType.KIND_SYSCALL),
    TRACEPOINT("Tracepoint events", EventType.KIND_TRACEPOINT),
    PLUGIN("Plugin events", EventType.KIND_PLUGIN),
    META("Metaevents", EventType.KIND_METAEVENT);

    final String title;
    final int kind;

    Group(String title, int kind) {
      this.title = title;
      this.kind = kind;
    }

    /** Types with a code of their own; of the system calls also those that share one. */
    List<EventType> types() {
      List<EventType> types = new ArrayList<>();
      for (EventType type : EventTable.all()) {
        if (type.isKind(kind) && isCurrent(type) && !isGeneric(type)) {
          types.add(type);
        }
      }
      if (this == SYSCALL) {
        addGeneric(types);
      }
      return types;
    }
  }

  /** All types that are in use today. */
  public static String print(Format format) {
    return switch (format) {
      case TEXT -> text();
      case MARKDOWN -> markdown();
      case JSON -> json();
    };
  }

  /** The system calls that are too frequent to be captured unless a rule asks for them. */
  public static String ignored() {
    StringBuilder out = new StringBuilder("Ignored syscall(s):\n");
    for (String name : ignoredNames()) {
      out.append("- ").append(name).append('\n');
    }
    return out.append('\n').toString();
  }

  /** Adds both events for each system call that has no event type of its own. */
  private static void addGeneric(List<EventType> types) {
    Set<String> dedicated = new HashSet<>();
    EventTable.all().stream()
        .filter(type -> !isGeneric(type))
        .forEach(t -> dedicated.add(t.name()));
    for (String name : Syscalls.eventNames()) {
      if (!dedicated.contains(name)) {
        types.add(generic(GENERIC_ENTER, name));
        types.add(generic(GENERIC_EXIT, name));
      }
    }
  }

  private static EventType generic(EventType type, String name) {
    return new EventType(
        type.code(),
        type.constant(),
        name,
        type.category(),
        type.kinds(),
        type.flags(),
        type.params());
  }

  private static SortedSet<String> ignoredNames() {
    SortedSet<String> names = new TreeSet<>();
    for (EventType type : EventTable.all()) {
      if (type.isKind(EventType.KIND_SYSCALL) && isCurrent(type) && isFrequent(type)) {
        names.add(type.name());
      }
    }
    return names;
  }

  private static boolean isFrequent(EventType type) {
    EventCategory category = type.category();
    return (category == EventCategory.IO_READ || category == EventCategory.IO_WRITE)
        && !type.has(EventType.MODIFIES_STATE);
  }

  private static boolean isCurrent(EventType type) {
    return !type.has(EventType.OLD_VERSION) && !type.has(EventType.UNUSED);
  }

  private static boolean isGeneric(EventType type) {
    return type.constant().startsWith("GENERIC_");
  }

  private static String text() {
    StringBuilder out = new StringBuilder();
    heading(out);
    for (Group group : Group.values()) {
      out.append("## ").append(group.title).append("\n\n");
      for (EventType type : group.types()) {
        out.append(direction(type)).append(' ').append(type.name()).append('(');
        params(out, type, "");
        out.append(")\n");
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String markdown() {
    StringBuilder out = new StringBuilder();
    heading(out);
    for (Group group : Group.values()) {
      out.append("## ").append(group.title).append("\n\n");
      out.append("Default | Dir | Name | Params \n:-------|:----|:-----|:-----\n");
      for (EventType type : group.types()) {
        out.append(isFrequent(type) ? "No" : "Yes").append(" | `").append(direction(type));
        out.append("` | `").append(type.name()).append("` | ");
        params(out, type, "*");
        out.append('\n');
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void heading(StringBuilder out) {
    out.append("The events below are valid for Falco *Schema Version*: ");
    out.append(Version.EVENT_SCHEMA).append('\n');
  }

  private static String typeName(Param param) {
    return param.type() == ParamType.DYN ? "DYNAMIC" : param.type().name();
  }

  private static void params(StringBuilder out, EventType type, String around) {
    for (Param param : type.params()) {
      out.append(param.index() == 0 ? "" : ", ");
      out.append(typeName(param)).append(" **").append(param.name()).append("**");
      FlagTable flags = param.flags();
      if (flags != null) {
        String separator = ": ";
        for (FlagTable.Entry flag : flags.entries()) {
          out.append(separator).append(around).append(flag.name()).append(around);
          separator = ", ";
        }
      }
    }
  }

  private static String json() {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.indented(out).startObject();
    for (Group group : List.of(Group.META, Group.PLUGIN, Group.SYSCALL, Group.TRACEPOINT)) {
      json.name(group.title).startArray();
      group.types().forEach(type -> json(json, type));
      json.endArray();
    }
    json.name("schema_version").value(Version.EVENT_SCHEMA).endObject();
    return out.append('\n').toString();
  }

  private static void json(JsonWriter json, EventType type) {
    json.startObject().name("available").value(!isFrequent(type));
    json.name("dir").value(direction(type)).name("name").value(type.name());
    json.name("params").startArray();
    for (Param param : type.params()) {
      json.startObject();
      FlagTable flags = param.flags();
      if (flags != null) {
        json.name("flags").strings(flags.entries().stream().map(FlagTable.Entry::name).toList());
      }
      json.name("name").value(param.name()).name("type").value(typeName(param));
      json.endObject();
    }
    json.endArray().endObject();
  }

  private static String direction(EventType type) {
    return type.isEnter() ? ">" : "<";
  }
}
