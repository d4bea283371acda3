package dev.saker.kernel.spec;

/**
 * Parts of an instruction, which is a {@code long} as it lies in memory.
 *
 * <pre>
 *   0        8     12    16       32           64 bits
 *   +--------+-----+-----+--------+------------+
 *   | opcode | dst | src | offset | immediate  |
 *   +--------+-----+-----+--------+------------+
 * </pre>
 *
 * A 64-bit load takes two; the immediate of the second is the upper half.
 */
public final class Instruction {
  /** Load of a 64-bit immediate. */
  public static final int LOAD_64 = 0x18;

  /** Call of a helper, of a kernel function or of a function of the program. */
  public static final int CALL = 0x85;

  /** Source register of a call: the immediate is the distance to a function of the program. */
  public static final int CALLS_FUNCTION = 1;

  /** Source register of a 64-bit load: the immediate is the descriptor of a map. */
  public static final int LOADS_MAP = 1;

  /** Source register of a 64-bit load: descriptor of a map, and offset in its first value. */
  public static final int LOADS_MAP_VALUE = 2;

  /** Source register of a 64-bit load: the immediate is the distance to a function. */
  public static final int LOADS_FUNCTION = 4;

  private Instruction() {}

  public static int opcode(long instruction) {
    return (int) instruction & 0xff;
  }

  /** The class of an opcode, its lowest three bits. */
  public static int opcodeClass(long instruction) {
    return (int) instruction & 7;
  }

  public static int source(long instruction) {
    return (int) (instruction >>> 12) & 0xf;
  }

  public static int offset(long instruction) {
    return (short) (instruction >>> 16);
  }

  public static int immediate(long instruction) {
    return (int) (instruction >>> 32);
  }

  /** Whether it is the first half of a 64-bit load. */
  public static boolean isLoad64(long instruction) {
    return opcode(instruction) == LOAD_64;
  }

  /** Whether it calls a function of the program. */
  public static boolean isFunctionCall(long instruction) {
    return opcode(instruction) == CALL && source(instruction) == CALLS_FUNCTION;
  }

  public static long withOpcode(long instruction, int opcode) {
    return instruction & ~0xffL | opcode & 0xff;
  }

  public static long withSource(long instruction, int source) {
    return instruction & ~0xf000L | (long) source << 12;
  }

  public static long withOffset(long instruction, int offset) {
    return instruction & ~0xffff_0000L | (offset & 0xffffL) << 16;
  }

  public static long withImmediate(long instruction, int immediate) {
    return instruction & 0xffff_ffffL | (long) immediate << 32;
  }
}
