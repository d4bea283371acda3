package dev.saker.kernel.core;

/**
 * What a relocation comes to.
 *
 * @param poisoned whether there is no answer
 * @param before the value that the compiler must have put in
 * @param after the value for the kernel
 * @param checked whether an instruction with another value than {@code before} is an error
 * @param beforeBytes size of the memory accessed, 0 where it does not matter
 * @param afterBytes that size for the kernel
 * @param resizable whether the access of a load or store may change its size
 */
record Answer(
    boolean poisoned,
    long before,
    long after,
    boolean checked,
    int beforeBytes,
    int afterBytes,
    boolean resizable) {
  static final Answer POISON = new Answer(true, 0, 0, false, 0, 0, false);

  /** An answer that is not about memory that a load or store accesses. */
  static Answer of(long before, long after, boolean checked) {
    return new Answer(false, before, after, checked, 0, 0, true);
  }
}
