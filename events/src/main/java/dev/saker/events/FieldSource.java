package dev.saker.events;

/** Who can answer fields about the current event: the state of the system, or a test. */
public interface FieldSource {
  /** The stamp that no event has in common with another. */
  long NO_STAMP = -1;

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

  /**
   * Prepares the reading of a field for an output template. The value differs from that of {@link
   * #bind} where the printed form does: the bare ancestor fields give one text with the whole chain
   * (bare {@code proc.apid}: the process's own number), buffers have dots for what does not print,
   * and texts are free of control characters and of bytes that are not UTF-8 (each is replaced by
   * U+FFFD).
   *
   * <p>Only a field with {@link Field.Flag#LIST} gives a list here.
   *
   * @param field as for {@link #bind}
   */
  default FieldReader bindForOutput(FieldRef field) {
    return bind(field);
  }

  /**
   * What the value of a field depends on. Called while rules load, never per event.
   *
   * @param field as for {@link #bind}
   */
  default FieldScope scope(FieldRef field) {
    return FieldScope.EVENT;
  }

  /**
   * Stands for everything that the fields of {@link FieldScope#PROCESS} read at the current event:
   * two events with the same stamp find the same values in them. A stamp is never used again for
   * other values.
   *
   * @return at least 0; {@link #NO_STAMP} when nothing can be promised
   */
  default long processStamp() {
    return NO_STAMP;
  }
}
