package dev.saker.outputs.spool;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parts of an alert. One thread. */
final class ValueWriter {
  static final byte NULL = 0;
  static final byte TEXT = 1;
  static final byte LONG = 2;
  static final byte BIG = 3;
  static final byte DOUBLE = 4;
  static final byte BOOLEAN = 5;
  static final byte LIST = 6;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  void writeByte(int value) {
    out.write(value);
  }

  void writeInt(int value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(0, value).array());
  }

  void writeLong(long value) {
    out.writeBytes(ByteBuffer.allocate(8).putLong(0, value).array());
  }

  void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    out.writeBytes(bytes);
  }

  void writeValue(@Nullable Object value) {
    switch (value) {
      case null -> writeByte(NULL);
      case String text -> {
        writeByte(TEXT);
        writeText(text);
      }
      case Long number -> {
        writeByte(LONG);
        writeLong(number);
      }
      case BigInteger number -> {
        writeByte(BIG);
        writeText(number.toString(Character.MAX_RADIX));
      }
      case Double number -> {
        writeByte(DOUBLE);
        writeLong(Double.doubleToRawLongBits(number));
      }
      case Boolean truth -> {
        writeByte(BOOLEAN);
        writeByte(truth ? 1 : 0);
      }
      case List<?> list -> {
        writeByte(LIST);
        writeInt(list.size());
        list.forEach(this::writeValue);
      }
      default -> throw new IllegalArgumentException("not a value of an alert: " + value.getClass());
    }
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
