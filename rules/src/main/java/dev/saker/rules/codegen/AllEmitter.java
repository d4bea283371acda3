package dev.saker.rules.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Writes conjunctions: the first child that does not hold decides. */
final class AllEmitter {
  private AllEmitter() {}

  static void branch(
      ConditionWriter writer, CodeBuilder code, Node.All all, boolean when, Label target) {
    if (!when) {
      for (Node child : all.children) {
        writer.branch(code, child, false, target);
      }
      return;
    }
    Label fails = code.newLabel();
    int last = all.children.size() - 1;
    for (Node child : all.children.subList(0, last)) {
      writer.branch(code, child, false, fails);
    }
    writer.branch(code, all.children.get(last), true, target);
    code.labelBinding(fails);
  }
}
