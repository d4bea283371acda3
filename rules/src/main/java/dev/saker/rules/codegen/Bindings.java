package dev.saker.rules.codegen;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Evaluator;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.ir.Test;
import java.util.HashMap;
import java.util.Map;

/**
 * The objects that compiled code of one matcher calls, each made once. Indexes into the memos are
 * given out here too, the same for a node in whichever class it is asked.
 */
final class Bindings {
  final EventMemo event = new EventMemo();
  final ProcessMemo process = new ProcessMemo();
  final Interpreter interpreter;
  private final FieldSource source;
  private final Map<FieldRef, FieldSlot> slots = new HashMap<>();
  private final Map<FieldRef, FieldReader> readers = new HashMap<>();
  private final Map<Question, ValueTest> tests = new HashMap<>();
  private final Map<Node, Evaluator> evaluators = new HashMap<>();
  private final Map<Node, Integer> eventIndexes = new HashMap<>();
  private final Map<Node, Integer> processIndexes = new HashMap<>();
  private int processBlocks;

  Bindings(FieldSource source) {
    this.source = source;
    this.interpreter = new Interpreter(source);
  }

  FieldSlot slot(FieldRef field) {
    return slots.computeIfAbsent(field, key -> new FieldSlot(event));
  }

  FieldReader reader(FieldRef field) {
    return readers.computeIfAbsent(field, source::bind);
  }

  ValueTest test(Question question, Test test) {
    return tests.computeIfAbsent(question, key -> ValueTests.of(test, question.quantifier()));
  }

  Evaluator evaluator(Node.Interpreted node) {
    return evaluators.computeIfAbsent(
        node,
        key ->
            node.type == null
                ? interpreter.bind(node.condition)
                : interpreter.bind(node.condition, node.type));
  }

  int eventIndex(Node node) {
    return eventIndexes.computeIfAbsent(node, key -> eventIndexes.size());
  }

  int processIndex(Node node) {
    return processIndexes.computeIfAbsent(node, key -> processIndexes.size());
  }

  /** An index for what a block remembers of processes. */
  int nextProcessBlock() {
    return processBlocks++;
  }

  /** Makes the memos as large as they have to be; after a class is written. */
  void reserve() {
    event.reserve(eventIndexes.size());
    process.reserve(processBlocks, processIndexes.size());
  }
}
