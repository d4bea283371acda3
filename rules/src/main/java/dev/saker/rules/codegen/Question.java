package dev.saker.rules.codegen;

import dev.saker.events.Field;
import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Test;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a field. Compared by content.
 *
 * @param field the field
 * @param quantifier how many of its values must pass
 * @param test what they must pass; null when the field need only have a value
 */
record Question(FieldRef field, Quantifier quantifier, @Nullable Test test) {
  /** Whether the field has a value. */
  static Question exists(FieldRef field) {
    // An empty list is a value of a field that is a list, not of one that stands for any of
    // several.
    return new Question(
        field, field.field().has(Field.Flag.LIST) ? Quantifier.ONE : Quantifier.ANY, null);
  }

  /** Whether the answer is known with the type of the event, where the type has one name. */
  boolean isAboutType() {
    return test != null
        && quantifier == Quantifier.ONE
        && !field.hasArgument()
        && (field.name().equals("evt.type")
            || field.name().equals("syscall.type")
            || field.name().equals("evt.dir"));
  }
}
