package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.events.Field;
import dev.saker.events.Field.Flag;
import dev.saker.events.FieldCatalogue;
import dev.saker.rules.LoadOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the fields that rules can use, in the forms that programs around Falco read. */
public final class FieldListing {
  private static final int INDENT = 30;
  private static final int WIDTH = 120;

  /** Groups of the catalogue by the name and the addition that Falco has for them. */
  private static final Map<String, List<String>> CLASSES =
      Map.of(
          "Event, any source", List.of("evt", "All event types"),
          "Event, syscall", List.of("evt", "Syscall events only"),
          "Process and thread", List.of("process", ""),
          "User", List.of("user", ""),
          "Group", List.of("group", ""),
          "File descriptor", List.of("fd", ""),
          "Container and Kubernetes", List.of("container (plugin)", ""));

  /** Flags that are shown, by the names that they have there. */
  private static final Map<Flag, String> TAGS = tags();

  private FieldListing() {}

  /** All fields that are not hidden and can have a value, in groups; or their names. */
  public static String print(Format format, boolean namesOnly) {
    Map<String, List<Field>> groups = new LinkedHashMap<>();
    for (Field field : FieldCatalogue.all()) {
      if (!field.has(Flag.HIDDEN) && !isGone(field)) {
        groups.computeIfAbsent(field.group(), name -> new ArrayList<>()).add(field);
      }
    }
    return switch (format) {
      case TEXT -> namesOnly ? names(groups) : text(groups);
      case MARKDOWN -> namesOnly ? names(groups) : markdown(groups);
      case JSON -> namesOnly ? jsonNames(groups) : json(groups);
    };
  }

  /** Whether events no longer have what it stands for; what containers had is still listed. */
  private static boolean isGone(Field field) {
    return field.has(Flag.DEPRECATED) && field.name().startsWith("evt.");
  }

  private static Map<Flag, String> tags() {
    Map<Flag, String> tags = new LinkedHashMap<>();
    tags.put(Flag.ARG_OPTIONAL, "ARG_ALLOWED");
    tags.put(Flag.ARG_REQUIRED, "ARG_REQUIRED");
    tags.put(Flag.LIST, "EPF_IS_LIST");
    tags.put(Flag.NO_RHS, "EPF_NO_RHS");
    tags.put(Flag.NO_TRANSFORMER, "EPF_NO_TRANSFORMER");
    tags.put(Flag.PRINT_ONLY, "EPF_PRINT_ONLY");
    tags.put(Flag.FILTER_ONLY, "FILTER_ONLY");
    return tags;
  }

  private static String names(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    groups.values().forEach(group -> group.forEach(f -> out.append(f.name()).append('\n')));
    return out.toString();
  }

  private static String text(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    groups.forEach((group, fields) -> {
      out.repeat('-', 31).append('\n');
      row(out, "Field Class:", title(group));
      row(out, "Event Sources:", LoadOptions.SYSCALL + " ");
      out.append('\n');
      for (Field field : fields) {
        out.append(field.name());
        if (field.name().length() > INDENT) {
          out.append('\n').repeat(' ', INDENT);
        } else {
          out.repeat(' ', INDENT - field.name().length());
        }
        String type = "(Type: " + field.type().name() + ") ";
        Wrapping.appendEnded(out, type + tagged(field) + field.meaning() + ".", INDENT, WIDTH);
        out.append('\n');
      }
      out.append('\n');
    });
    return out.toString();
  }

  private static void row(StringBuilder out, String head, String value) {
    out.append(head).repeat(' ', INDENT - head.length()).append(value).append('\n');
  }

  private static String name(String group) {
    return CLASSES.getOrDefault(group, List.of(group, "")).getFirst();
  }

  private static String title(String group) {
    String addition = CLASSES.getOrDefault(group, List.of(group, "")).getLast();
    return addition.isEmpty() ? name(group) : name(group) + " (" + addition + ")";
  }

  private static String tagged(Field field) {
    List<String> shown = new ArrayList<>();
    TAGS.forEach((flag, tag) -> {
      if (field.has(flag)) {
        shown.add(tag);
      }
    });
    return shown.isEmpty() ? "" : "(" + String.join(",", shown) + ") ";
  }

  private static String markdown(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    groups.forEach((group, fields) -> {
      out.append("\n## Field Class: ").append(name(group)).append("\n\n");
      out.append("Event Sources: ").append(LoadOptions.SYSCALL).append(" \n\n");
      out.append("Name | Type | Description\n:----|:-----|:-----------\n");
      for (Field field : fields) {
        String type = field.type().name();
        out.append('`').append(field.name()).append("` | ");
        out.append(field.has(Flag.LIST) ? "LIST(" + type + ")" : type);
        out.append(" | ").append(field.meaning().replace("|", "\\|")).append(".\n");
      }
    });
    return out.toString();
  }

  private static String json(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.indented(out).startObject().name("fieldclasses").startArray();
    groups.forEach((group, fields) -> {
      json.startObject();
      json.name("event_sources").strings(List.of(LoadOptions.SYSCALL));
      json.name("fields").startArray();
      fields.forEach(field -> json(json, field));
      json.endArray().name("name").value(name(group)).endObject();
    });
    json.endArray().endObject();
    return out.append('\n').toString();
  }

  private static void json(JsonWriter json, Field field) {
    json.startObject().name("argument");
    @Nullable String none = null;
    if (field.has(Flag.ARG_REQUIRED) || field.has(Flag.ARG_OPTIONAL)) {
      json.startObject().name("required").value(field.has(Flag.ARG_REQUIRED));
      json.name("type").strings(List.of()).endObject();
    } else {
      json.value(none);
    }
    json.name("desc").value(field.meaning() + ".");
    json.name("is_list").value(field.has(Flag.LIST));
    json.name("name").value(field.name());
    json.name("type").value(field.type().name()).endObject();
  }

  private static String jsonNames(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    List<String> names = new ArrayList<>();
    groups.values().forEach(group -> group.forEach(field -> names.add(field.name())));
    JsonWriter.indented(out).startObject().name("fieldnames").strings(names).endObject();
    return out.append('\n').toString();
  }
}
