package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import org.jspecify.annotations.Nullable;

/** Fields of one kind. Asked while rules load, never per event. */
interface FieldFamily {
  /**
   * Makes the reader of a field.
   *
   * @return null when the field is not of this family
   */
  @Nullable FieldReader bind(FieldRef field);

  /**
   * Makes the reader of a field for output templates; null when the field reads there as in a
   * condition.
   */
  default @Nullable FieldReader bindForOutput(FieldRef field) {
    return null;
  }
}
