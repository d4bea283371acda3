package dev.saker.rules.template;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldType;
import dev.saker.events.Param;
import dev.saker.events.PrintFormat;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.eval.TermReader;
import dev.saker.rules.eval.Texts;
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

  private final String key;
  private final Term term;
  private final TermReader reader;

  private FieldOutput(String key, Term term, TermReader reader) {
    this.key = key;
    this.term = term;
    this.reader = reader;
  }

  static FieldOutput of(FieldRef field, Interpreter interpreter) {
    FieldRef source = field;
    if (TIMES.contains(field.name())
        && FieldResolver.STANDARD.resolve("evt.rawtime", null)
            instanceof FieldResolution.Resolved(FieldRef time)) {
      source = time;
    }
    Term term = new Term.FieldValue(source);
    return new FieldOutput(field.text(), term, interpreter.bind(term));
  }

  String key() {
    return key;
  }

  /** A value as in {@code dev.saker.alerts.Alert#fields}; null when it is missing. */
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
    return items;
  }

  private Object plain(Value value) {
    if (isHex(term)) {
      return text(new TextBuffer(), value);
    }
    FieldType type = term.type();
    return switch (type.form()) {
      case NUMBER ->
          type.isSigned() || value.number >= 0
              ? (Object) value.number
              : new BigInteger(Long.toUnsignedString(value.number));
      case BOOL -> value.number != 0;
      case DOUBLE -> value.real;
      case TEXT, BYTES, ADDRESS -> text(new TextBuffer(), value);
    };
  }

  private String text(TextBuffer buffer, Value value) {
    String text = text(term, value, buffer);
    return text == null ? "" : text;
  }

  /** Appends the text of a value and answers it; null when it has none that can be shown. */
  static @Nullable String text(Term term, Value value, TextBuffer buffer) {
    if (value.isList() && !term.isList()) {
      return null;
    }
    if (isHex(term)) {
      buffer.appendHex(value.number, true);
    } else {
      Texts.append(buffer, value, term.type());
    }
    return buffer.toString();
  }

  /** Whether a parameter is shown in base 16, as the event table asks for flags and addresses. */
  private static boolean isHex(Term term) {
    if (!(term instanceof Term.FieldValue(FieldRef field))
        || !field.name().equals("evt.rawarg")
        || field.type().form() != FieldType.Form.NUMBER) {
      return false;
    }
    for (EventType type : EventTable.all()) {
      for (Param param : type.params()) {
        if (param.name().equals(field.argument())) {
          return param.format() == PrintFormat.HEX;
        }
      }
    }
    return false;
  }
}
