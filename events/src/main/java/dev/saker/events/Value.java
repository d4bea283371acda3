package dev.saker.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a field for the current event: one value, or a list of them. Mutable and reused, so
 * that asking allocates nothing. Which members count is said by the {@link FieldType.Form} of the
 * field's type. A missing value has no representation: {@link FieldReader#read} answers false.
 *
 * <p>A byte range points into memory of somebody else (the event, the state, or {@link #scratch})
 * and stays valid until the next event or the next read into the same object. One thread.
 */
public final class Value {
  /** A number; a boolean is 0 or 1. Unsigned types use all 64 bits. */
  public long number;

  public double real;

  /** Array of the byte range. */
  public byte[] bytes = NO_BYTES;

  /** Start of the byte range. */
  public int offset;

  /** Length of the byte range. */
  public int length;

  private static final byte[] NO_BYTES = new byte[0];

  private boolean isList;
  private Value[] items = new Value[0];
  private int itemCount;
  private @Nullable TextBuffer scratch;

  public void setNumber(long value) {
    isList = false;
    number = value;
  }

  public void setBool(boolean value) {
    isList = false;
    number = value ? 1 : 0;
  }

  public void setReal(double value) {
    isList = false;
    real = value;
  }

  /** A byte range; not copied. */
  public void setBytes(byte[] source, int start, int count) {
    isList = false;
    bytes = source;
    offset = start;
    length = count;
  }

  public void setBytes(byte[] source) {
    setBytes(source, 0, source.length);
  }

  /** Makes the text collected in {@link #scratch} the value. */
  public void setScratch() {
    TextBuffer text = scratch();
    setBytes(text.bytes(), 0, text.length());
  }

  /** Buffer for text that is put together for this value; clear it before use. */
  public TextBuffer scratch() {
    TextBuffer text = scratch;
    if (text == null) {
      text = new TextBuffer();
      scratch = text;
    }
    return text;
  }

  /** Begins an empty list. */
  public void startList() {
    isList = true;
    itemCount = 0;
  }

  /** Appends an element to the list and answers the object to fill. */
  public Value addItem() {
    if (itemCount == items.length) {
      items = Arrays.copyOf(items, Math.max(8, 2 * itemCount));
      for (int i = itemCount; i < items.length; i++) {
        items[i] = new Value();
      }
    }
    return items[itemCount++];
  }

  /** Takes back the last {@link #addItem}. */
  public void removeLastItem() {
    itemCount--;
  }

  public boolean isList() {
    return isList;
  }

  public int itemCount() {
    return itemCount;
  }

  public Value item(int index) {
    return items[index];
  }

  /** The byte range as a string, bytes that are not UTF-8 replaced; allocates. */
  public String text() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  /** Whether the byte range equals all of {@code other}. */
  public boolean contentEquals(byte[] other) {
    return length == other.length
        && Arrays.equals(bytes, offset, offset + length, other, 0, other.length);
  }
}
