package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import java.util.List;

/**
 * A way from a type to a part of it.
 *
 * @param root id of the type at which it begins
 * @param bitOffset of the part, from the beginning of the root
 */
record AccessPath(Btf btf, int root, List<Step> steps, long bitOffset) {
  /** Deepest way that is gone. */
  static final int MAX_STEPS = 64;

  /**
   * One step. Members of structs without a name are steps only together with the member that they
   * lead to.
   *
   * @param type id of the struct, union or enumeration that has the member; for a step into an
   *     array, of its element
   * @param index of the member, value or element
   * @param name of the member or value; empty for a step into an array
   */
  record Step(int type, int index, String name) {
    boolean isNamed() {
      return !name.isEmpty();
    }
  }

  AccessPath {
    steps = List.copyOf(steps);
  }

  Step last() {
    return steps.getLast();
  }
}
