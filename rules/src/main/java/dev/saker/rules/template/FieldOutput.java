package dev.saker.rules.template;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldType;
import dev.saker.events.PrintFormat;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.eval.TermReader;
import dev.saker.rules.ir.Term;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field as alerts carry it beside their text. */
final class FieldOutput {
  /** Fields that print a point in time; alerts carry its nanoseconds instead. */
  private static final Set<String> TIMES =
      Set.of("evt.time", "evt.time.s", "evt.time.iso8601", "evt.datetime", "evt.datetime.s");

  private static final String RAW = "evt.rawarg";

  private final String key;
  private final Term term;
  private final TermReader reader;
  private final boolean printedNumber;
  private final TextBuffer buffer = new TextBuffer();

  private FieldOutput(FieldRef field, Term term, TermReader reader) {
    this.key = field.text();
    this.term = term;
    this.reader = reader;
    this.printedNumber = isDecimal(field);
  }

  static FieldOutput of(FieldRef field, Interpreter interpreter) {
    FieldRef source = field;
    if (TIMES.contains(field.name())
        && FieldResolver.STANDARD.resolve("evt.rawtime", null)
            instanceof FieldResolution.Resolved(FieldRef time)) {
      source = time;
    }
    Term term = shown(new Term.FieldValue(source));
    return new FieldOutput(field, term, interpreter.bind(term));
  }

  String key() {
    return key;
  }

  /**
   * A value as in {@code dev.saker.alerts.Alert#fields}; null when it is missing, or an empty list.
   */
  @Nullable Object value() {
    if (!reader.load()) {
      return null;
    }
    Value value = reader.value();
    if (value.isList() && !term.isList()) {
      return null;
    }
    if (!value.isList()) {
      return plain(value);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < value.itemCount(); i++) {
      items.add(plain(value.item(i)));
    }
    return items.isEmpty() ? null : items;
  }

  private Object plain(Value value) {
    FieldType type = term.type();
    if (FieldText.isHex(term)) {
      return text(value);
    }
    return switch (type.form()) {
      case NUMBER ->
          type.isSigned() || value.number >= 0
              ? (Object) value.number
              : new BigInteger(Long.toUnsignedString(value.number));
      case BOOL -> value.number != 0;
      case DOUBLE -> value.real;
      case TEXT, BYTES, ADDRESS -> {
        String text = text(value);
        yield printedNumber && isNumber(text) ? (Object) Long.valueOf(text) : text;
      }
    };
  }

  private String text(Value value) {
    FieldText.append(buffer.clear(), term, value);
    return buffer.toString();
  }

  private static boolean isNumber(String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    return text.length() > digits
        && text.length() < 19
        && text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * The term of a field as outputs show it. A raw parameter comes as text: only the event knows its
   * type.
   */
  static Term shown(Term term) {
    if (term instanceof Term.FieldValue(FieldRef field) && field.name().equals(RAW)) {
      return new Term.FieldValue(
          new FieldRef(
              field.field(), field.argument(), field.index(), FieldType.CHARBUF, field.text()));
    }
    return term;
  }

  /** Whether the event table asks for a parameter's value as a decimal number. */
  private static boolean isDecimal(FieldRef field) {
    if (!field.name().equals(RAW) || field.type().form() != FieldType.Form.NUMBER) {
      return false;
    }
    for (EventType type : EventTable.all()) {
      int index = field.argument() == null ? -1 : type.indexOf(field.argument());
      if (index >= 0) {
        return type.params().get(index).format() != PrintFormat.HEX;
      }
    }
    return false;
  }
}
