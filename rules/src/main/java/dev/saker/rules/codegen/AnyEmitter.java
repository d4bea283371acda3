package dev.saker.rules.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Writes disjunctions: the first child that holds decides. */
final class AnyEmitter {
  private AnyEmitter() {}

  static void branch(
      ConditionWriter writer, CodeBuilder code, Node.Any any, boolean when, Label target) {
    if (when) {
      for (Node child : any.children) {
        writer.branch(code, child, true, target);
      }
      return;
    }
    Label holds = code.newLabel();
    int last = any.children.size() - 1;
    for (Node child : any.children.subList(0, last)) {
      writer.branch(code, child, true, holds);
    }
    writer.branch(code, any.children.get(last), false, target);
    code.labelBinding(holds);
  }
}
