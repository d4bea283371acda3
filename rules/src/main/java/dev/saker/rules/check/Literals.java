package dev.saker.rules.check;

import dev.saker.events.FieldType;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Position;
import java.math.BigInteger;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads the texts on a right-hand side as values of the left-hand side's type. */
final class Literals {
  /** A text of that many bytes is too long. */
  static final int TEXT_LIMIT_BYTES = 256;

  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final Supplier<Services> services;

  Literals(Supplier<Services> services) {
    this.services = services;
  }

  /** A number or a truth value. */
  long number(FieldType type, String text, Position position) throws CheckFailure {
    return switch (type) {
      case BOOL -> bool(text, position);
      case PORT -> port(text, position);
      default -> decimal(type, text, position);
    };
  }

  /** A whole number of 32 bits, though the field holds fractions. */
  double real(String text, Position position) throws CheckFailure {
    return decimal(FieldType.INT32, text, position);
  }

  /** Text, as its bytes. */
  Bytes text(String text, Position position) throws CheckFailure {
    if (text.indexOf(0) >= 0) {
      throw CheckFailure.invalid(position, "a value can not hold a NUL character");
    }
    Bytes bytes = Bytes.of(text);
    if (bytes.length() >= TEXT_LIMIT_BYTES) {
      throw CheckFailure.invalid(
          position, "value too long: bytes=" + bytes.length() + " limit=" + (TEXT_LIMIT_BYTES - 1));
    }
    return bytes;
  }

  /** Pairs of hexadecimal digits. */
  Bytes hex(String text, Position position) throws CheckFailure {
    int count = text.length() / 2;
    byte[] bytes = new byte[count];
    boolean sound = text.length() % 2 == 0 && count < TEXT_LIMIT_BYTES;
    for (int i = 0; sound && i < text.length(); i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      sound = digit >= 0;
      bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
    }
    if (!sound) {
      throw CheckFailure.invalid(
          position, "expected bytes as pairs of hexadecimal digits: value=" + text);
    }
    return Bytes.copyOf(bytes);
  }

  /** An address; whether a dot is in it decides the family. */
  Bytes address(String text, Position position) throws CheckFailure {
    Bytes address = text.indexOf('.') >= 0 ? Addresses.ipv4(text) : Addresses.ipv6(text);
    if (address == null) {
      throw unrecognized(text, position);
    }
    return address;
  }

  /** An address and the length of its network's prefix. */
  Test.InNetwork network(String text, Position position) throws CheckFailure {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw CheckFailure.invalid(
          position, "not a network, which is an address with /bits: value=" + text);
    }
    boolean ipv4 = text.indexOf('.') >= 0;
    String host = text.substring(0, slash);
    Bytes address = ipv4 ? Addresses.ipv4(host) : Addresses.ipv6(host);
    if (address == null) {
      throw unrecognized(text, position);
    }
    long bits = decimal(FieldType.UINT8, text.substring(slash + 1), position);
    if (bits > 8L * address.length() || (bits == 0 && !ipv4)) {
      throw CheckFailure.invalid(position, "prefix length out of range: value=" + text);
    }
    return new Test.InNetwork(address, (int) bits);
  }

  private static CheckFailure unrecognized(String address, Position position) {
    String family = address.indexOf('.') >= 0 ? "IPv4" : "IPv6";
    return CheckFailure.invalid(position, "unrecognized " + family + " address " + address);
  }

  private static long bool(String text, Position position) throws CheckFailure {
    return switch (text) {
      case "true" -> 1;
      case "false" -> 0;
      default ->
          throw CheckFailure.invalid(position, "filter error: unrecognized boolean value " + text);
    };
  }

  private long port(String text, Position position) throws CheckFailure {
    if (text.isEmpty()) {
      return 0;
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return decimal(FieldType.PORT, text, position);
    }
    OptionalInt port = services.get().port(text);
    if (port.isEmpty()) {
      throw CheckFailure.invalid(position, "unrecognized protocol " + text);
    }
    return port.getAsInt();
  }

  /** Too large numbers saturate at 64 bits, and what a narrower type can not hold is cut off. */
  private static long decimal(FieldType type, String text, Position position) throws CheckFailure {
    String digits = text.stripLeading();
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw CheckFailure.invalid(position, text + " is not a valid number");
    }
    BigInteger magnitude = new BigInteger(digits);
    long value;
    if (type.isSigned()) {
      BigInteger number = negative ? magnitude.negate() : magnitude;
      value =
          number.bitLength() < Long.SIZE
              ? number.longValue()
              : negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    } else {
      boolean fits = magnitude.compareTo(UNSIGNED_MAX) <= 0;
      value = fits ? (negative ? magnitude.negate() : magnitude).longValue() : -1;
    }
    int unused = Long.SIZE - 8 * type.sizeBytes();
    return type.isSigned() ? value << unused >> unused : value << unused >>> unused;
  }
}
