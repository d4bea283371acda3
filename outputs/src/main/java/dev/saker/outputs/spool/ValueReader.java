package dev.saker.outputs.spool;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an alert; believes no number that it reads. One thread. */
final class ValueReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_DIGITS = 1000;

  private final ByteBuffer in;

  ValueReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  byte readByte() throws IOException {
    need(1);
    return in.get();
  }

  long readLong() throws IOException {
    need(8);
    return in.getLong();
  }

  /** A number of things that still follow, each at least a byte long. */
  int readCount() throws IOException {
    need(4);
    int count = in.getInt();
    if (count < 0) {
      throw new IOException("alert with wrong count: count=" + count);
    }
    need(count);
    return count;
  }

  String readText() throws IOException {
    byte[] bytes = new byte[readCount()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Nullable Object readValue() throws IOException {
    return readValue(MAX_DEPTH);
  }

  private @Nullable Object readValue(int depth) throws IOException {
    byte type = readByte();
    return switch (type) {
      case ValueWriter.NULL -> null;
      case ValueWriter.TEXT -> readText();
      case ValueWriter.LONG -> readLong();
      case ValueWriter.BIG -> readBig();
      case ValueWriter.DOUBLE -> Double.longBitsToDouble(readLong());
      case ValueWriter.BOOLEAN -> readByte() != 0;
      case ValueWriter.LIST -> readList(depth);
      default -> throw new IOException("alert with unknown type of value: type=" + type);
    };
  }

  private BigInteger readBig() throws IOException {
    String digits = readText();
    try {
      if (digits.length() <= MAX_DIGITS) {
        return new BigInteger(digits, Character.MAX_RADIX);
      }
    } catch (NumberFormatException e) {
      throw new IOException("alert with wrong number", e);
    }
    throw new IOException("alert with wrong number: digits=" + digits.length());
  }

  private List<@Nullable Object> readList(int depth) throws IOException {
    if (depth == 0) {
      throw new IOException("alert with lists too deep: most=" + MAX_DEPTH);
    }
    int count = readCount();
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(readValue(depth - 1));
    }
    return Collections.unmodifiableList(list);
  }

  void expectEnd() throws IOException {
    if (in.hasRemaining()) {
      throw new IOException("alert with bytes behind its end: bytes=" + in.remaining());
    }
  }

  private void need(int bytes) throws IOException {
    if (bytes > in.remaining()) {
      throw new IOException("alert cut: needs bytes=" + bytes + " left=" + in.remaining());
    }
  }
}
