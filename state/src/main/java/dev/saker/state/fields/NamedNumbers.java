package dev.saker.state.fields;

import dev.saker.events.EventTable;
import dev.saker.events.FlagTable;
import dev.saker.state.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers with one name each: errors, signals, capabilities. */
final class NamedNumbers {
  static final NamedNumbers ERRORS = of("errors");
  static final NamedNumbers SIGNALS = of("signals");
  static final NamedNumbers CAPABILITIES = of("capabilities");

  /** By number; empty for a number without name. */
  private final byte[][] names;

  private NamedNumbers(byte[][] names) {
    this.names = names;
  }

  /** The name of a number, or null when it has none. */
  byte @Nullable [] name(long number) {
    byte[] name = number >= 0 && number < names.length ? names[(int) number] : Bytes.EMPTY;
    return name.length == 0 ? null : name;
  }

  /** One more than the largest number with a name. */
  int limit() {
    return names.length;
  }

  private static NamedNumbers of(String tableName) {
    FlagTable table = Objects.requireNonNull(EventTable.flags(tableName), tableName);
    long limit = 0;
    for (FlagTable.Entry entry : table.entries()) {
      limit = Math.max(limit, entry.value() + 1);
    }
    byte[][] names = new byte[(int) limit][0];
    for (FlagTable.Entry entry : table.entries()) {
      names[(int) entry.value()] = Bytes.of(entry.name());
    }
    return new NamedNumbers(names);
  }
}
