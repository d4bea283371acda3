package dev.saker.events;

/** Who can answer fields about the current event: the state of the system, or a test. */
public interface FieldSource {
  /**
   * Prepares the reading of a field. Called while rules load, never per event.
   *
   * <p>The reader of a field that compares with any of several values (an address at either end,
   * any ancestor) gives a list of them; the comparison decides how many must agree.
   *
   * @param field field and argument; every field of the catalogue is accepted, and one that the
   *     source can not supply has a reader that always answers "missing"
   */
  FieldReader bind(FieldRef field);
}
