package dev.saker.rules.eval;

import dev.saker.events.Value;

/** A constant text. */
final class LiteralReader extends TermReader {
  private final byte[] text;

  LiteralReader(Clock clock, byte[] text) {
    super(clock);
    this.text = text;
  }

  @Override
  boolean read(Value out) {
    out.setBytes(text);
    return true;
  }
}
