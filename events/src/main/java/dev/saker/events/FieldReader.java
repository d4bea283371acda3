package dev.saker.events;

/**
 * Reads one field of the current event. Made by {@link FieldSource#bind}; runs on the thread that
 * drives the source's events.
 */
@FunctionalInterface
public interface FieldReader {
  /**
   * Reads the field.
   *
   * @param out receives the value; its byte range stays valid until the next event
   * @return false when the value is missing, and then {@code out} means nothing
   */
  boolean read(Value out);
}
