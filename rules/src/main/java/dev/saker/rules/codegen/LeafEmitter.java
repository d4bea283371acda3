package dev.saker.rules.codegen;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Test;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Writes questions about one field: it is read, and its value tested if there is one. */
final class LeafEmitter {
  private final BlockMethods methods;

  LeafEmitter(BlockMethods methods) {
    this.methods = methods;
  }

  void branch(CodeBuilder code, Question question, boolean when, Label target) {
    if (!when) {
      branchUnless(code, question, target);
      return;
    }
    Label fails = code.newLabel();
    branchUnless(code, question, fails);
    code.goto_(target);
    code.labelBinding(fails);
  }

  private void branchUnless(CodeBuilder code, Question question, Label target) {
    FieldRef field = question.field();
    methods.readField(code, field);
    code.ifeq(target);
    FieldSlot slot = methods.bindings().slot(field);
    Test test = question.test();
    if (test == null) {
      if (question.quantifier() == Quantifier.ANY) {
        methods.constants().load(code, slot, Types.FIELD_SLOT);
        code.invokevirtual(Types.FIELD_SLOT, "isSome", Types.ASKS).ifeq(target);
      }
    } else if (test instanceof Test.Number number && question.quantifier() == Quantifier.ONE) {
      methods.constants().load(code, slot.value, Types.VALUE);
      NumberEmitter.branchUnless(code, number, target);
    } else {
      methods.constants().load(code, methods.bindings().test(question, test), Types.VALUE_TEST);
      methods.constants().load(code, slot.value, Types.VALUE);
      code.invokeinterface(Types.VALUE_TEST, "test", Types.TAKES_VALUE).ifeq(target);
    }
  }
}
