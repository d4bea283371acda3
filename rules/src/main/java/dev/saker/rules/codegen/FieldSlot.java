package dev.saker.rules.codegen;

import dev.saker.events.FieldReader;
import dev.saker.events.Value;

/** The value of one field, read at most once per event. */
final class FieldSlot {
  final Value value = new Value();
  private final EventMemo event;
  private long readAt = -1;
  private boolean present;

  FieldSlot(EventMemo event) {
    this.event = event;
  }

  /** Reads the field unless that was done; answers whether it has a value. */
  boolean read(FieldReader reader) {
    return isRead() ? present : keep(reader.read(value));
  }

  /** Whether the field was read for the current event. */
  boolean isRead() {
    return readAt == event.now;
  }

  /** Whether it had a value. */
  boolean isPresent() {
    return present;
  }

  /** Takes down that the field was read. */
  boolean keep(boolean hasValue) {
    readAt = event.now;
    present = hasValue;
    return hasValue;
  }

  /** Whether what was read is a value: a list of any of several values may hold none. */
  boolean isSome() {
    return !value.isList() || value.itemCount() > 0;
  }
}
