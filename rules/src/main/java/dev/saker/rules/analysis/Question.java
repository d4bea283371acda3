package dev.saker.rules.analysis;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Term;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: a term that has one value or none, the same one however often it is read for
 * an event. Compared by content.
 */
record Question(Term term) {
  /** The field, when the term is a field and nothing else. */
  @Nullable FieldRef field() {
    return term instanceof Term.FieldValue(FieldRef field) ? field : null;
  }

  /** Whether it is a field of this name without argument. */
  boolean isField(String name) {
    FieldRef field = field();
    return field != null && !field.hasArgument() && field.name().equals(name);
  }
}
