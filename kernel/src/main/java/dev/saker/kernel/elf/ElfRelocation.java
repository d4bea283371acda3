package dev.saker.kernel.elf;

/**
 * A place that depends on a symbol.
 *
 * @param offset of the place in its section, in bytes
 * @param type one of the constants here, or something that only debuggers look at
 */
public record ElfRelocation(long offset, int type, ElfSymbol symbol) {
  /** The two immediates of a 64-bit load. */
  public static final int LOAD_64 = 1;

  /** 8 bytes of data. */
  public static final int DATA_64 = 2;

  /** 4 bytes of data. */
  public static final int DATA_32 = 3;

  /** The immediate of a call. */
  public static final int CALL_32 = 10;
}
