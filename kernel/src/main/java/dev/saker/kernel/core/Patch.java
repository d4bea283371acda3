package dev.saker.kernel.core;

import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.spec.Instruction;

/** Puts an answer into an instruction. */
final class Patch {
  /** A helper that does not exist; the verifier prints its number, in hexadecimal bad2310. */
  static final int NO_HELPER = 0xbad2310;

  private static final int CLASS_LOAD_IMMEDIATE = 0;
  private static final int CLASS_LOAD = 1;
  private static final int CLASS_STORE_IMMEDIATE = 2;
  private static final int CLASS_STORE = 3;
  private static final int CLASS_ALU_32 = 4;
  private static final int CLASS_ALU_64 = 7;
  private static final int SOURCE_IS_REGISTER = 8;
  private static final int SIZE_MASK = 0x18;

  private Patch() {}

  /** Returns whether the instruction was poisoned. */
  static boolean apply(long[] code, int at, Answer answer) {
    if (answer.poisoned()) {
      return poison(code, at);
    }
    switch (Instruction.opcodeClass(code[at])) {
      case CLASS_ALU_32, CLASS_ALU_64 -> arithmetic(code, at, answer);
      case CLASS_LOAD, CLASS_STORE_IMMEDIATE, CLASS_STORE -> {
        return memory(code, at, answer);
      }
      case CLASS_LOAD_IMMEDIATE -> load64(code, at, answer);
      default -> throw problem(code, at, answer, "instruction takes no relocation");
    }
    return false;
  }

  private static boolean poison(long[] code, int at) {
    long call = Instruction.withImmediate(Instruction.CALL, NO_HELPER);
    if (Instruction.isLoad64(code[at])) {
      code[at + 1] = call;
    }
    code[at] = call;
    return true;
  }

  private static void arithmetic(long[] code, int at, Answer answer) {
    if ((Instruction.opcode(code[at]) & SOURCE_IS_REGISTER) != 0
        || answer.checked() && Instruction.immediate(code[at]) != (int) answer.before()) {
      throw problem(code, at, answer, "unexpected immediate");
    }
    code[at] = Instruction.withImmediate(code[at], (int) answer.after());
  }

  private static boolean memory(long[] code, int at, Answer answer) {
    if (answer.checked() && Instruction.offset(code[at]) != answer.before()) {
      throw problem(code, at, answer, "unexpected offset");
    }
    if (answer.after() > Short.MAX_VALUE) {
      throw problem(code, at, answer, "offset too large");
    }
    if (!answer.resizable()) {
      return poison(code, at);
    }
    code[at] = Instruction.withOffset(code[at], (int) answer.after());
    if (answer.beforeBytes() != answer.afterBytes()) {
      resize(code, at, answer);
    }
    return false;
  }

  private static void resize(long[] code, int at, Answer answer) {
    int opcode = Instruction.opcode(code[at]);
    int before =
        switch (opcode & SIZE_MASK) {
          case 0x00 -> 4;
          case 0x08 -> 2;
          case 0x10 -> 1;
          default -> 8;
        };
    int size =
        switch (answer.afterBytes()) {
          case 1 -> 0x10;
          case 2 -> 0x08;
          case 4 -> 0x00;
          case 8 -> 0x18;
          default -> -1;
        };
    if (before != answer.beforeBytes() || size < 0) {
      throw problem(code, at, answer, "access has an unexpected size");
    }
    code[at] = Instruction.withOpcode(code[at], opcode & ~SIZE_MASK | size);
  }

  private static void load64(long[] code, int at, Answer answer) {
    if (!Instruction.isLoad64(code[at])
        || at + 1 == code.length
        || Instruction.source(code[at]) != 0
        || (int) code[at + 1] != 0) {
      throw problem(code, at, answer, "load has an unexpected form");
    }
    long value =
        Instruction.immediate(code[at]) & 0xffff_ffffL
            | (long) Instruction.immediate(code[at + 1]) << 32;
    if (answer.checked() && value != answer.before()) {
      throw problem(code, at, answer, "unexpected immediate");
    }
    code[at] = Instruction.withImmediate(code[at], (int) answer.after());
    code[at + 1] = Instruction.withImmediate(code[at + 1], (int) (answer.after() >>> 32));
  }

  private static FormatException problem(long[] code, int at, Answer answer, String what) {
    return new FormatException(
        what
            + ": instruction="
            + at
            + " bytes=0x"
            + Long.toHexString(code[at])
            + " expected="
            + answer.before()
            + " wanted="
            + answer.after());
  }
}
