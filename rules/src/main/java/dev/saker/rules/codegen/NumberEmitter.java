package dev.saker.rules.codegen;

import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes the comparison of a number with a constant. */
final class NumberEmitter {
  private static final MethodTypeDesc COMPARES =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long);

  private NumberEmitter() {}

  /** Takes the value from the stack, and jumps when its number fails the test. */
  static void branchUnless(CodeBuilder code, Test.Number test, Label target) {
    code.getfield(Types.VALUE, "number", ConstantDescs.CD_long).loadConstant(test.operand());
    boolean equality = test.relation() == Relation.EQ || test.relation() == Relation.NE;
    if (test.signed() || equality) {
      code.lcmp();
    } else {
      code.invokestatic(ConstantDescs.CD_Long, "compareUnsigned", COMPARES);
    }
    switch (test.relation()) {
      case EQ -> code.ifne(target);
      case NE -> code.ifeq(target);
      case LT -> code.ifge(target);
      case LE -> code.ifgt(target);
      case GT -> code.ifle(target);
      case GE -> code.iflt(target);
    }
  }
}
