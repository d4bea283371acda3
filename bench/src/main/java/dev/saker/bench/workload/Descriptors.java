package dev.saker.bench.workload;

import java.util.BitSet;

/** The numbers of a task's open descriptors; a new one gets the lowest that is free. */
final class Descriptors {
  static final int STANDARD = 3;

  private final BitSet open;

  private Descriptors(BitSet open) {
    this.open = open;
  }

  /** Standard input, output and error. */
  static Descriptors standard() {
    BitSet open = new BitSet();
    open.set(0, STANDARD);
    return new Descriptors(open);
  }

  Descriptors copy() {
    return new Descriptors((BitSet) open.clone());
  }

  int add() {
    int fd = open.nextClearBit(0);
    open.set(fd);
    return fd;
  }

  /** A certain number, which must be free. */
  void take(int fd) {
    if (open.get(fd)) {
      throw new IllegalStateException("descriptor in use: fd=" + fd);
    }
    open.set(fd);
  }

  void remove(int fd) {
    open.clear(fd);
  }

  /** All but the standard ones are closed when a program starts, as all were opened that way. */
  void startProgram() {
    open.clear(STANDARD, Math.max(open.length(), STANDARD));
  }

  int count() {
    return open.cardinality();
  }
}
