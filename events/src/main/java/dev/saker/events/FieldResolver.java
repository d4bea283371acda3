package dev.saker.events;

import dev.saker.events.FieldResolution.BadArgument;
import dev.saker.events.FieldResolution.Resolved;
import dev.saker.events.FieldResolution.Unknown;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which field a text in a condition or a template means. Knows the {@link FieldCatalogue}
 * and fields that a configuration or a further source adds. Immutable.
 *
 * <p>Most arguments stand in brackets. A few fields take theirs behind a dot; such a name is split
 * here: {@code evt.arg.fd} is the field {@code evt.arg} with the argument {@code fd}.
 */
public final class FieldResolver {
  /** Resolver that knows the catalogue and nothing else. */
  public static final FieldResolver STANDARD = new FieldResolver(List.of());

  private static final List<String> DOTTED =
      List.of("evt.arg", "evt.rawarg", "evt.type.is", "evt.abspath", "thread.cgroup");

  /** Fields whose argument is an index; anything else between the brackets is no field. */
  private static final List<String> INDEXED =
      List.of(
          "proc.aname",
          "proc.aexe",
          "proc.aexepath",
          "proc.acmdline",
          "proc.apid",
          "proc.aargs",
          "proc.args");

  private final Map<String, Field> fields = new HashMap<>();

  /**
   * Makes a resolver.
   *
   * @param more fields besides those of the catalogue; they win over it
   */
  public FieldResolver(Collection<Field> more) {
    for (Field field : FieldCatalogue.all()) {
      fields.put(field.name(), field);
    }
    for (Field field : more) {
      fields.put(field.name(), field);
    }
  }

  /** Whether a text as a whole means a field; for warnings about values that look like one. */
  public boolean isField(String text) {
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      return resolve(text, null) instanceof Resolved;
    }
    return text.endsWith("]")
        && resolve(text.substring(0, bracket), text.substring(bracket + 1, text.length() - 1))
            instanceof Resolved;
  }

  /**
   * Resolves the text of a field.
   *
   * @param name dotted name, which may end in an argument: {@code evt.arg.fd}
   * @param argument text between brackets; null when there are none
   */
  public FieldResolution resolve(String name, @Nullable String argument) {
    Field field = fields.get(name);
    if (field != null && !DOTTED.contains(name)) {
      return argument == null ? withoutArgument(field) : withArgument(field, argument);
    }
    for (String prefix : DOTTED) {
      if (name.equals(prefix)) {
        return argument == null ? bareDotted(name) : bracketedDotted(name, argument);
      }
      if (name.startsWith(prefix + ".") && argument == null) {
        return dotted(prefix, name.substring(prefix.length() + 1));
      }
    }
    return unknown(text(name, argument));
  }

  private FieldResolution withoutArgument(Field field) {
    if (field.has(Field.Flag.ARG_REQUIRED)) {
      return new BadArgument("field needs an argument: name=" + field.name());
    }
    return resolved(field, null, -1, field.name());
  }

  private FieldResolution withArgument(Field field, String argument) {
    String text = text(field.name(), argument);
    boolean allowed = field.has(Field.Flag.ARG_REQUIRED) || field.has(Field.Flag.ARG_OPTIONAL);
    if (!allowed || argument.indexOf(']') >= 0) {
      return unknown(text);
    }
    Long number = number(argument);
    if (INDEXED.contains(field.name())) {
      // The reference cuts the index to 32 bits and takes -1 for no index at all.
      return number == null ? unknown(text) : resolved(field, argument, number.intValue(), text);
    }
    if (field.name().equals("fd.types") || field.name().equals("evt.around")) {
      return number == null
          ? new BadArgument("argument is no number: field=" + text)
          : resolved(field, argument, number.intValue(), text);
    }
    return resolved(field, argument, number != null && number >= 0 ? number.intValue() : -1, text);
  }

  private FieldResolution bareDotted(String name) {
    if (name.equals("evt.abspath")) {
      return resolved(field(name), null, -1, name);
    }
    return new BadArgument("field needs an argument: name=" + name);
  }

  private FieldResolution bracketedDotted(String name, String argument) {
    if (!name.equals("evt.arg")) {
      return name.equals("evt.abspath")
          ? unknown(text(name, argument))
          : new BadArgument("field takes its argument behind a dot: name=" + name);
    }
    Long number = number(argument);
    return number == null
        ? new BadArgument("argument is no number: field=" + text(name, argument))
        : resolved(field(name), argument, number.intValue(), text(name, argument));
  }

  private FieldResolution dotted(String name, String argument) {
    String text = name + "." + argument;
    return switch (name) {
      case "evt.arg", "evt.rawarg" -> eventArgument(field(name), argument, text);
      case "evt.type.is" ->
          EventTable.named(argument).isEmpty()
              ? unknown(text)
              : resolved(field(name), argument, -1, text);
      case "evt.abspath" ->
          argument.equals("src") || argument.equals("dst")
              ? resolved(field(name), argument, -1, text)
              : unknown(text);
      default ->
          argument.chars().allMatch(c -> Character.isLetter(c) || c == '_')
              ? resolved(field(name), argument, -1, text)
              : unknown(text);
    };
  }

  /**
   * The parameter whose name is the longest prefix of the argument, and among those of one name the
   * first of the event table, decides; text behind it makes the field unknown.
   */
  private FieldResolution eventArgument(Field field, String argument, String text) {
    Param best = null;
    for (EventType event : EventTable.all()) {
      for (Param param : event.params()) {
        if (argument.startsWith(param.name())
            && (best == null || param.name().length() > best.name().length())) {
          best = param;
        }
      }
    }
    if (best == null) {
      return new BadArgument("no event has such an argument: name=" + argument);
    }
    if (best.name().length() < argument.length()) {
      return unknown(text);
    }
    FieldType type = field.type() == FieldType.DYN ? FieldType.of(best.type()) : field.type();
    return new Resolved(new FieldRef(field, argument, -1, type, text));
  }

  private Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalStateException("catalogue lacks a field: name=" + name);
    }
    return field;
  }

  private static FieldResolution resolved(
      Field field, @Nullable String argument, int index, String text) {
    return new Resolved(new FieldRef(field, argument, index, field.type(), text));
  }

  private static FieldResolution unknown(String text) {
    return new Unknown("filter_check called with nonexistent field " + text);
  }

  private static String text(String name, @Nullable String argument) {
    return argument == null ? name : name + "[" + argument + "]";
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A decimal number with an optional sign; too large ones saturate. */
  private static @Nullable Long number(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    if (!isDigits(digits)) {
      return null;
    }
    BigInteger number = new BigInteger(digits);
    long value = number.bitLength() < Long.SIZE ? number.longValue() : Long.MAX_VALUE;
    return text.startsWith("-") ? -value : value;
  }
}
