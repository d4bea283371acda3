package dev.saker.state.fields;

import dev.saker.events.AddressText;
import dev.saker.events.Field;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldType;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.SystemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A field as the expected results show it: read as a template reads it, printed as JSON. */
final class GoldenField {
  /** Texts of the event's time, which JSON shows as a number. */
  private static final Set<String> CLOCKS = Set.of("evt.time", "evt.time.iso8601");

  private final String text;
  private final FieldRef field;
  private final FieldReader reader;
  private final SystemState state;
  private final Value value = new Value();

  GoldenField(String text, StateFields fields, SystemState state) {
    this.text = text;
    this.state = state;
    int bracket = text.indexOf('[');
    FieldResolution resolution =
        FieldResolver.STANDARD.resolve(
            bracket < 0 ? text : text.substring(0, bracket),
            bracket < 0 ? null : text.substring(bracket + 1, text.length() - 1));
    if (!(resolution instanceof FieldResolution.Resolved resolved)) {
      throw new IllegalArgumentException("not a field: name=" + text);
    }
    this.field = resolved.field();
    this.reader = fields.bindForOutput(field);
  }

  String text() {
    return text;
  }

  /**
   * The value for the current event. The reference reads a field twice for its JSON, of which the
   * second counts, and once more for its text, which shows in fields that count.
   */
  String read() {
    reader.read(value);
    String shown = reader.read(value) ? print() : "null";
    reader.read(value);
    return shown;
  }

  private String print() {
    if (CLOCKS.contains(text)) {
      return Long.toString(state.event().timestampNs());
    }
    if (!value.isList()) {
      return print(value);
    }
    List<String> items = new ArrayList<>();
    for (int i = 0; i < value.itemCount(); i++) {
      items.add(print(value.item(i)));
    }
    return items.isEmpty() ? "null" : items.toString();
  }

  private String print(Value item) {
    FieldType type = field.type();
    if (field.field().has(Field.Flag.HEX)) {
      return '"' + Integer.toHexString((int) item.number).toUpperCase(Locale.ROOT) + '"';
    }
    return switch (type.form()) {
      case NUMBER ->
          type.isSigned() ? Long.toString(item.number) : Long.toUnsignedString(item.number);
      case BOOL -> item.number == 0 ? "false" : "true";
      case DOUBLE -> real(item.real);
      case TEXT, BYTES -> '"' + item.text() + '"';
      case ADDRESS -> {
        TextBuffer out = new TextBuffer();
        AddressText.append(out, item.bytes, item.offset, item.length);
        yield "\"" + out + '"';
      }
    };
  }

  private static String real(double number) {
    return Double.toString(number);
  }
}
