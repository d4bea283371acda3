package dev.saker.state.fields;

import dev.saker.events.FlagTable;
import dev.saker.events.PrintFormat;
import dev.saker.events.TextBuffer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Text form of numbers in parameters. */
final class NumberText {
  private static final int SIGNIFICANT_DIGITS = 6;
  private static final long MILLION = 1_000_000;
  private static final MathContext SIX_DIGITS =
      new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_EVEN);

  private NumberText() {}

  /**
   * Appends a number as the event table asks for.
   *
   * @param value as read from the event, widened to 64 bits with the sign of its type
   * @param sizeBytes its size on the wire; numbers of four and eight bytes print signed
   */
  static void append(TextBuffer out, long value, int sizeBytes, PrintFormat format) {
    switch (format) {
      case HEX -> out.appendHex(sizeBytes < 8 ? value & 0xffff_ffffL : value, true);
      case OCT -> {
        long bits = sizeBytes < 8 ? value & 0xffff_ffffL : value;
        if (bits != 0) {
          out.append('0');
        }
        out.appendOctal(bits);
      }
      case PADDED_DEC_10 -> out.appendPadded(value, 9);
      case NA, DEC, ID, DIR -> out.appendDecimal(sizeBytes == 4 ? (int) value : value);
    }
  }

  /** Appends the names of the bits of a number, in the order of the table, while bits remain. */
  static void appendFlags(TextBuffer out, FlagTable table, long value) {
    long rest = value;
    boolean first = true;
    for (int i = 0; i < table.entries().size(); i++) {
      FlagTable.Entry entry = table.entries().get(i);
      long bits = entry.value();
      boolean matches = bits == 0 ? value == 0 : rest != 0 && (rest & bits) == bits;
      if (matches) {
        rest &= ~bits;
        appendName(out, first, entry.name());
        first = false;
        if (bits == value) {
          return;
        }
      }
    }
  }

  /** Appends all names that stand for exactly this number. */
  static void appendEnum(TextBuffer out, FlagTable table, long value) {
    boolean first = true;
    for (int i = 0; i < table.entries().size(); i++) {
      FlagTable.Entry entry = table.entries().get(i);
      if (entry.value() == value) {
        appendName(out, first, entry.name());
        first = false;
      }
    }
  }

  /** Appends the names of the parts of a file mode, up to one that stands for all of it. */
  static void appendMode(TextBuffer out, FlagTable table, long value) {
    long rest = value;
    boolean first = true;
    for (int i = 0; i < table.entries().size(); i++) {
      FlagTable.Entry entry = table.entries().get(i);
      long bits = entry.value();
      if (bits == value) {
        appendName(out, first, entry.name());
        return;
      }
      if (bits != 0 && rest != 0 && (rest & bits) == bits) {
        rest &= ~bits;
        appendName(out, first, entry.name());
        first = false;
      }
    }
  }

  /** Appends nanoseconds as seconds with six significant digits, as {@code %g} prints them. */
  static void appendSeconds(TextBuffer out, long ns) {
    if (ns == 0) {
      out.append('0');
      return;
    }
    long digits = ns;
    int exponent = -9;
    while (Long.compareUnsigned(digits, 10 * MILLION) >= 0) {
      long quotient = Long.divideUnsigned(digits, 10);
      boolean exact = digits == quotient * 10;
      digits = exact ? quotient : quotient + sticky(quotient);
      exponent++;
    }
    if (digits >= MILLION) {
      long last = digits % 10;
      digits /= 10;
      exponent++;
      if (last > 5 || (last == 5 && roundsUp(ns))) {
        digits++;
        if (digits == MILLION) {
          digits /= 10;
          exponent++;
        }
      }
    }
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    appendG(out, digits, exponent);
  }

  /** What makes the last digit, of a number whose tail was dropped, neither a half nor zero. */
  private static long sticky(long digits) {
    long last = digits % 10;
    return last == 0 || last == 5 ? 1 : 0;
  }

  /** Decides a tie by the binary number that seconds are kept in. */
  private static boolean roundsUp(long ns) {
    double seconds =
        (ns >= 0 ? (double) ns : new BigDecimal(Long.toUnsignedString(ns)).doubleValue()) / 1e9;
    BigDecimal exact = new BigDecimal(seconds);
    return exact.round(SIX_DIGITS).compareTo(exact) > 0;
  }

  /** Appends {@code digits * 10^exponent}, whose last digit is not zero. */
  private static void appendG(TextBuffer out, long digits, int exponent) {
    int count = digitCount(digits);
    int leading = count - 1 + exponent;
    if (leading < -4 || leading >= SIGNIFICANT_DIGITS) {
      appendPoint(out, digits, count, 1);
      out.append('e').append(leading < 0 ? '-' : '+').appendPadded(Math.abs(leading), 2);
    } else if (leading < 0) {
      out.append("0.");
      for (int i = leading + 1; i < 0; i++) {
        out.append('0');
      }
      out.appendDecimal(digits);
    } else if (exponent >= 0) {
      out.appendDecimal(digits);
      for (int i = 0; i < exponent; i++) {
        out.append('0');
      }
    } else {
      appendPoint(out, digits, count, leading + 1);
    }
  }

  private static void appendPoint(TextBuffer out, long digits, int count, int before) {
    long divisor = 1;
    for (int i = before; i < count; i++) {
      divisor *= 10;
    }
    out.appendDecimal(digits / divisor);
    if (count > before) {
      out.append('.').appendPadded(digits % divisor, count - before);
    }
  }

  private static int digitCount(long digits) {
    int count = 1;
    for (long rest = digits; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  private static void appendName(TextBuffer out, boolean first, String name) {
    if (!first) {
      out.append('|');
    }
    out.append(name);
  }
}
