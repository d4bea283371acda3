package dev.saker.rules.eval;

import dev.saker.events.AddressText;
import dev.saker.events.FieldType;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;

/** Text form of values. */
public final class Texts {
  private Texts() {}

  /** Appends one value, or a list in parentheses, as outputs show it. Texts stay as they are. */
  public static void append(TextBuffer out, Value value, FieldType type) {
    if (value.isList()) {
      out.append('(');
      for (int i = 0; i < value.itemCount(); i++) {
        if (i > 0) {
          out.append(',');
        }
        append(out, value.item(i), type);
      }
      out.append(')');
      return;
    }
    switch (type.form()) {
      case NUMBER -> {
        if (type.isSigned()) {
          out.appendDecimal(value.number);
        } else {
          out.appendUnsigned(value.number);
        }
      }
      case BOOL -> out.append(value.number != 0 ? "true" : "false");
      case DOUBLE -> appendReal(out, value.real);
      case TEXT, BYTES -> out.append(value.bytes, value.offset, value.length);
      case ADDRESS -> {
        if (type == FieldType.IPNET) {
          out.append("<IPNET>");
        } else {
          AddressText.append(out, value.bytes, value.offset, value.length);
        }
      }
    }
  }

  /** One digit behind the point, halves to even. */
  private static void appendReal(TextBuffer out, double real) {
    if (Double.isNaN(real) || Math.abs(real) > 1e15) {
      out.append(Double.toString(real));
      return;
    }
    long tenths = (long) Math.rint(Math.abs(real) * 10);
    if (real < 0) {
      out.append('-');
    }
    out.appendUnsigned(tenths / 10).append('.').appendUnsigned(tenths % 10);
  }
}
