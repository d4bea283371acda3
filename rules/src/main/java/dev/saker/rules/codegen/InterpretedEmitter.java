package dev.saker.rules.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Writes the call of the interpreter. */
final class InterpretedEmitter {
  private final BlockMethods methods;

  InterpretedEmitter(BlockMethods methods) {
    this.methods = methods;
  }

  void branch(CodeBuilder code, Node.Interpreted node, boolean when, Label target) {
    methods.constants().load(code, methods.bindings().evaluator(node), Types.EVALUATOR);
    code.invokevirtual(Types.EVALUATOR, "matches", Types.ASKS);
    ConditionWriter.jump(code, when, target);
  }
}
