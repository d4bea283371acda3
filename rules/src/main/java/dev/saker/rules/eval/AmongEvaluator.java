package dev.saker.rules.eval;

/** Whether the one text of a term is in a set; all sets share the hash of the text. */
final class AmongEvaluator extends Evaluator {
  private final TermReader left;
  private final ByteSet set;

  AmongEvaluator(Clock clock, TermReader left, ByteSet set) {
    super(clock);
    this.left = left;
    this.set = set;
  }

  @Override
  boolean compute() {
    return left.load() && set.fits(left.value().length) && set.contains(left.value(), left.hash());
  }
}
