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

/** Lists the fields that rules can use. */
public final class FieldListing {
  private static final int WIDTH = 110;
  private static final int INDENT = 34;

  private FieldListing() {}

  /** All fields that are not hidden, in groups; or their names alone. */
  public static String print(Format format, boolean namesOnly) {
    Map<String, List<Field>> groups = new LinkedHashMap<>();
    for (Field field : FieldCatalogue.all()) {
      if (!field.has(Flag.HIDDEN)) {
        groups.computeIfAbsent(field.group(), name -> new ArrayList<>()).add(field);
      }
    }
    return switch (format) {
      case TEXT -> namesOnly ? names(groups) : text(groups);
      case MARKDOWN -> namesOnly ? names(groups) : markdown(groups);
      case JSON -> namesOnly ? jsonNames(groups) : json(groups);
    };
  }

  private static String names(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    groups.values().forEach(group -> group.forEach(f -> out.append(f.name()).append('\n')));
    return out.toString();
  }

  private static String text(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    groups.forEach((name, fields) -> {
      out.append(name).append('\n').repeat('-', name.length()).append("\n\n");
      for (Field field : fields) {
        String head = spelling(field);
        out.append(head);
        if (head.length() >= INDENT) {
          out.append('\n').repeat(' ', INDENT);
        } else {
          out.repeat(' ', INDENT - head.length());
        }
        Wrapping.append(out, type(field) + ". " + meaning(field), INDENT, WIDTH);
        out.append('\n');
      }
      out.append('\n');
    });
    return out.toString();
  }

  private static String markdown(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    groups.forEach((name, fields) -> {
      out.append("## ").append(name).append("\n\n");
      out.append("Field | Type | Meaning\n:-----|:-----|:-------\n");
      for (Field field : fields) {
        out.append('`').append(spelling(field)).append("` | ").append(type(field));
        out.append(" | ").append(meaning(field).replace("|", "\\|")).append('\n');
      }
      out.append('\n');
    });
    return out.toString();
  }

  private static String json(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.indented(out).startObject().name("fieldclasses").startArray();
    groups.forEach((name, fields) -> {
      json.startObject().name("name").value(name);
      json.name("event_sources").strings(List.of(LoadOptions.SYSCALL));
      json.name("fields").startArray();
      fields.forEach(field -> json(json, field));
      json.endArray().endObject();
    });
    json.endArray().endObject();
    return out.append('\n').toString();
  }

  private static void json(JsonWriter json, Field field) {
    json.startObject().name("name").value(field.name()).name("desc").value(field.meaning());
    json.name("details").startObject();
    json.name("type").value(field.type().name());
    json.name("is_list").value(field.has(Flag.LIST));
    json.name("is_deprecated").value(field.has(Flag.DEPRECATED));
    json.name("arg").value(argument(field));
    json.endObject().endObject();
  }

  private static String jsonNames(Map<String, List<Field>> groups) {
    StringBuilder out = new StringBuilder();
    List<String> names = new ArrayList<>();
    groups.values().forEach(group -> group.forEach(field -> names.add(field.name())));
    JsonWriter.indented(out).startObject().name("fieldnames").strings(names).endObject();
    return out.append('\n').toString();
  }

  /** The field as it is written, with the place of its argument. */
  private static String spelling(Field field) {
    return switch (argument(field)) {
      case "required" -> field.name() + "[arg]";
      case "optional" -> field.name() + "[[arg]]";
      default -> field.name();
    };
  }

  private static String argument(Field field) {
    if (field.has(Flag.ARG_REQUIRED)) {
      return "required";
    }
    return field.has(Flag.ARG_OPTIONAL) ? "optional" : "none";
  }

  private static String type(Field field) {
    return field.has(Flag.LIST) ? "list of " + field.type().name() : field.type().name();
  }

  private static String meaning(Field field) {
    return field.has(Flag.DEPRECATED) ? "Deprecated. " + field.meaning() : field.meaning();
  }
}
