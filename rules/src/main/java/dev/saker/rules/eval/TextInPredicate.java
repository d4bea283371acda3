package dev.saker.rules.eval;

import dev.saker.events.Value;

final class TextInPredicate extends Predicate {
  private final ByteSet set;

  TextInPredicate(ByteSet set) {
    this.set = set;
  }

  ByteSet set() {
    return set;
  }

  @Override
  public boolean test(Value value) {
    return set.fits(value.length)
        && set.contains(value, ByteRanges.hash(value.bytes, value.offset, value.length));
  }
}
