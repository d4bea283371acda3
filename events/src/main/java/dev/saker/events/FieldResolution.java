package dev.saker.events;

/** A field, or why a text is none. */
public sealed interface FieldResolution {
  /** The text means a field. */
  record Resolved(FieldRef field) implements FieldResolution {}

  /** No field has this name, with the argument it has. */
  record Unknown(String message) implements FieldResolution {}

  /** The field exists, but its argument can not be. */
  record BadArgument(String message) implements FieldResolution {}
}
