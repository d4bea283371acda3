package dev.saker.rules.eval;

import dev.saker.events.Value;

/**
 * A term bound to a source of fields; evaluated at most once per event. One thread, the one that
 * drives the source.
 */
public abstract class TermReader {
  private final Clock clock;
  private long loadedAt = -1;
  private long hashedAt = -1;
  private boolean present;
  private int hash;
  private final Value value = new Value();

  TermReader(Clock clock) {
    this.clock = clock;
  }

  /** Evaluates the term; whether it has a value, which is then {@link #value}. */
  public final boolean load() {
    if (loadedAt != clock.now) {
      present = read(value);
      loadedAt = clock.now;
    }
    return present;
  }

  /** What {@link #load} found; valid until the next event. */
  public final Value value() {
    return value;
  }

  /** Hash of the text just loaded. */
  final int hash() {
    if (hashedAt != clock.now) {
      hash = ByteRanges.hash(value.bytes, value.offset, value.length);
      hashedAt = clock.now;
    }
    return hash;
  }

  abstract boolean read(Value out);
}
