package dev.saker.rules.eval;

/** Whether a term has a value. */
final class ExistsEvaluator extends Evaluator {
  private final TermReader term;
  private final boolean emptyCounts;

  /**
   * @param emptyCounts whether an empty list is a value
   */
  ExistsEvaluator(Clock clock, TermReader term, boolean emptyCounts) {
    super(clock);
    this.term = term;
    this.emptyCounts = emptyCounts;
  }

  @Override
  boolean compute() {
    return term.load() && (emptyCounts || !term.value().isList() || term.value().itemCount() > 0);
  }
}
