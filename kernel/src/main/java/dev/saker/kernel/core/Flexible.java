package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;

/** Arrays at the end of a struct that have as many elements as there is room. */
final class Flexible {
  private Flexible() {}

  /** Whether an array is one, when the step before led to it. */
  static boolean isFlexible(Btf btf, BtfType.Array array, AccessPath.Step before) {
    return array.count() == 0
        && before.isNamed()
        && btf.type(before.type()) instanceof BtfType.Composite struct
        && before.index() == struct.members().size() - 1;
  }
}
