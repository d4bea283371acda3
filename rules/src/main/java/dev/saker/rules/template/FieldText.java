package dev.saker.rules.template;

import dev.saker.events.Field;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.rules.eval.Texts;
import dev.saker.rules.ir.Term;

/** Text form of values in outputs, which for some fields is not that of their type. */
final class FieldText {
  private FieldText() {}

  /** Appends a value of a term. */
  static void append(TextBuffer out, Term term, Value value) {
    if (isHex(term)) {
      out.appendHex(value.number & 0xffff_ffffL, true);
    } else if (term instanceof Term.FieldValue(FieldRef field)
        && field.field().has(Field.Flag.PADDED)) {
      out.appendPadded(value.number, 9);
    } else {
      Texts.append(out, value, term.type());
    }
  }

  /** Whether a number is shown in base 16, in alerts as text too. */
  static boolean isHex(Term term) {
    return term instanceof Term.FieldValue(FieldRef field) && field.field().has(Field.Flag.HEX);
  }
}
