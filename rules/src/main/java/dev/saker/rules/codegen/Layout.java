package dev.saker.rules.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Decides which nodes of a block get a method of their own, and where its answer is kept. */
final class Layout {
  /** Where the answer of a node is kept. */
  enum Keeping {
    /** Nowhere. */
    NONE,
    EVENT,
    PROCESS
  }

  /** The JVM does not compile methods above 8000 bytes, and inlines only small ones. */
  private static final int LARGEST_INLINE_BYTES = 900;

  private static final int CALL_BYTES = 6;
  private static final int QUESTION_BYTES = 22;

  private final Map<Node, Integer> uses = new HashMap<>();
  private final Set<Node> decidedByProcess = new HashSet<>();
  private final Map<Node, Integer> sizes = new HashMap<>();

  Layout(BlockPlan plan) {
    plan.ofProcess.forEach(filter -> use(filter.node(), true));
    plan.common.forEach(filter -> use(filter.node(), false));
    plan.rest.forEach(node -> use(node, false));
  }

  /** Where the answer is kept; anywhere but NONE means that the node has a method. */
  Keeping keeping(Node node) {
    if (decidedByProcess.contains(node)) {
      return Keeping.PROCESS;
    }
    boolean shared = uses.getOrDefault(node, 0) > 1 && node.cost >= Estimates.WORTH_KEEPING;
    if (!shared || node instanceof Node.Negation || node instanceof Node.Fixed) {
      return Keeping.NONE;
    }
    return node.ofProcess ? Keeping.PROCESS : Keeping.EVENT;
  }

  /** Whether the node is a method. */
  boolean isMethod(Node node) {
    return keeping(node) != Keeping.NONE || size(node) > LARGEST_INLINE_BYTES;
  }

  /** About how many bytes the code of a node takes where it stands. */
  int size(Node node) {
    Integer known = sizes.get(node);
    if (known == null) {
      known = QUESTION_BYTES;
      for (Node child : node.children()) {
        known += isMethod(child) ? CALL_BYTES : size(child);
      }
      sizes.put(node, known);
    }
    return known;
  }

  /**
   * @param inProcessPart whether the node is asked while the answer is about the process only
   */
  private void use(Node node, boolean inProcessPart) {
    if (node instanceof Node.Negation negation) {
      use(negation.child, inProcessPart);
      return;
    }
    if (node.ofProcess && !inProcessPart) {
      decidedByProcess.add(node);
    }
    if (uses.merge(node, 1, Integer::sum) == 1) {
      for (Node child : node.children()) {
        use(child, inProcessPart || node.ofProcess);
      }
    }
  }
}
