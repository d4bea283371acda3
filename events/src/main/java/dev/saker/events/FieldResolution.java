package dev.saker.events;

/** A field, or why a text is none. */
public sealed interface FieldResolution {
  /** The text means a field. */
  record Resolved(FieldRef field) implements FieldResolution {}

  /**
   * The text means none.
   *
   * @param message for users
   */
  record Failed(String message) implements FieldResolution {}
}
