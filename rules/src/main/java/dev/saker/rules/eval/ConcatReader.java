package dev.saker.rules.eval;

import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import java.util.List;

/** Texts behind each other. */
final class ConcatReader extends TermReader {
  private final TermReader[] parts;

  ConcatReader(Clock clock, List<TermReader> parts) {
    super(clock);
    this.parts = parts.toArray(TermReader[]::new);
  }

  @Override
  boolean read(Value out) {
    TextBuffer text = out.scratch().clear();
    for (TermReader part : parts) {
      if (!part.load()) {
        return false;
      }
      Value value = part.value();
      text.append(value.bytes, value.offset, value.length);
    }
    out.setScratch();
    return true;
  }
}
