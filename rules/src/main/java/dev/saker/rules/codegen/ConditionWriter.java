package dev.saker.rules.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * Writes conditions as jumps. A node that has a method of its own is called, any other stands where
 * it is asked.
 */
final class ConditionWriter {
  private final BlockMethods methods;
  private final LeafEmitter leaves;
  private final InterpretedEmitter interpreted;

  ConditionWriter(BlockMethods methods) {
    this.methods = methods;
    this.leaves = new LeafEmitter(methods);
    this.interpreted = new InterpretedEmitter(methods);
  }

  /** Jumps to the target when the node's answer is the one given; goes on behind it otherwise. */
  void branch(CodeBuilder code, Node node, boolean when, Label target) {
    if (methods.isMethod(node)) {
      methods.call(code, node);
      jump(code, when, target);
    } else {
      inline(code, node, when, target);
    }
  }

  /** As {@link #branch}, but never as a call of the node's own method. */
  void inline(CodeBuilder code, Node node, boolean when, Label target) {
    switch (node) {
      case Node.All all -> AllEmitter.branch(this, code, all, when, target);
      case Node.Any any -> AnyEmitter.branch(this, code, any, when, target);
      case Node.Negation negation -> branch(code, negation.child, !when, target);
      case Node.Leaf leaf -> leaves.branch(code, leaf.question, when, target);
      case Node.Interpreted whole -> interpreted.branch(code, whole, when, target);
      case Node.Fixed fixed -> {
        if (fixed.value == when) {
          code.goto_(target);
        }
      }
    }
  }

  /** Jumps when the boolean on the stack is the one given. */
  static void jump(CodeBuilder code, boolean when, Label target) {
    if (when) {
      code.ifne(target);
    } else {
      code.ifeq(target);
    }
  }
}
