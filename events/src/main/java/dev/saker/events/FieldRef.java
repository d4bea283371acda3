package dev.saker.events;

import org.jspecify.annotations.Nullable;

/**
 * A field with its argument, as it stands in a condition or a template.
 *
 * @param field the field
 * @param argument text of the argument, without brackets or quotes; null when there is none
 * @param index the argument as a number; -1 when there is none or it is not a number
 * @param type type of the value, which for {@code evt.rawarg} depends on the argument
 * @param text canonical text, as output fields are keyed: {@code proc.aname[2]}, {@code evt.arg.fd}
 */
public record FieldRef(
    Field field, @Nullable String argument, int index, FieldType type, String text) {

  public String name() {
    return field.name();
  }

  public boolean hasArgument() {
    return argument != null;
  }
}
