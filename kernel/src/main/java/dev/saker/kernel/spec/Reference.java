package dev.saker.kernel.spec;

/** What an instruction of one function refers to; indexes count from the function's start. */
sealed interface Reference {
  int instruction();

  /** A map, or a place in a section of global variables. */
  record ToMap(MapReference map) implements Reference {
    @Override
    public int instruction() {
      return map.instruction();
    }
  }

  /**
   * A function of the same file.
   *
   * @param section index of its section
   * @param target index of its first instruction in that section
   */
  record ToFunction(int instruction, int section, int target) implements Reference {}
}
