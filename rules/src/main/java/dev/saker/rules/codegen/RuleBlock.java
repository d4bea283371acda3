package dev.saker.rules.codegen;

/**
 * Up to 64 rules that are held against the same events. Subclasses are written by {@link
 * BlockCompiler}; a rule is a bit in a set of candidates, the lowest one the rule that comes first.
 */
abstract class RuleBlock {
  /** Rules of a block at most. */
  static final int CAPACITY = Long.SIZE;

  private ProcessMemo processes = new ProcessMemo();
  private int index = -1;

  /**
   * Sets what the bytecode does not know.
   *
   * @param memoIndex where {@link #ofProcess} is remembered; -1 where it is a constant
   */
  final void install(ProcessMemo memo, int memoIndex) {
    processes = memo;
    index = memoIndex;
  }

  /**
   * The first rule from a place in the block on that matches the current event, or -1.
   *
   * @param some the rules to ask, as bits
   */
  final int next(int from, long some) {
    if (from >= CAPACITY) {
      return -1;
    }
    long candidates = candidates() & some & -1L << from;
    return candidates == 0 ? -1 : search(candidates);
  }

  private long candidates() {
    if (index < 0) {
      return ofProcess();
    }
    if (processes.knowsCandidates(index)) {
      return processes.candidates(index);
    }
    long candidates = ofProcess();
    processes.keepCandidates(index, candidates);
    return candidates;
  }

  /** The rules that the process of the current event does not exclude. */
  abstract long ofProcess();

  /**
   * The first of some rules that matches the current event as far as more than its process goes.
   */
  abstract int search(long candidates);
}
