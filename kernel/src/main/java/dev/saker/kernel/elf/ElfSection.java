package dev.saker.kernel.elf;

import dev.saker.kernel.binary.ByteView;

/**
 * A section of a file.
 *
 * @param index its place in the section table, which symbols refer to
 * @param data its bytes; empty when it takes no room in the file
 * @param size bytes it has in memory
 * @param link index of the section that goes with it: strings of symbols, symbols of relocations
 * @param info index of the section that relocations apply to
 */
public record ElfSection(
    int index, String name, int type, long flags, ByteView data, long size, int link, int info) {
  static final int SYMTAB = 2;
  static final int RELA = 4;
  static final int NOBITS = 8;
  static final int REL = 9;
  private static final long ALLOC = 2;
  private static final long EXECUTABLE = 4;

  /** Whether it holds instructions. */
  public boolean isCode() {
    return (flags & EXECUTABLE) != 0;
  }

  /** Whether it is all zeros, and so not in the file. */
  public boolean isZero() {
    return type == NOBITS;
  }

  /** Whether it is to be there when the program runs. */
  public boolean isLoaded() {
    return (flags & ALLOC) != 0;
  }
}
