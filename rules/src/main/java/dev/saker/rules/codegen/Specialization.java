package dev.saker.rules.codegen;

import dev.saker.events.EventType;
import dev.saker.events.Value;
import dev.saker.rules.ir.Test;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers, in nodes, what is known with the type of the event. One per type. */
final class Specialization {
  private final Graph graph;
  private final EventType type;

  /** Whether all events of the type have one name: others have theirs in the event. */
  private final boolean named;

  private final Map<Node, Node> done = new HashMap<>();

  Specialization(Graph graph, EventType type) {
    this.graph = graph;
    this.type = type;
    this.named =
        type.code() > 1
            && (type.isKind(EventType.KIND_SYSCALL) || type.isKind(EventType.KIND_TRACEPOINT));
  }

  /** The node that gives the same answers for events of the type. */
  Node of(Node node) {
    if (!named || !node.typed) {
      return node;
    }
    Node known = done.get(node);
    if (known == null) {
      known = make(node);
      done.put(node, known);
    }
    return known;
  }

  private Node make(Node node) {
    return switch (node) {
      case Node.All all -> graph.all(all(all.children));
      case Node.Any any -> graph.any(all(any.children));
      case Node.Negation negation -> graph.not(of(negation.child));
      case Node.Leaf leaf -> graph.fixed(holds(leaf.question));
      case Node.Fixed fixed -> fixed;
      case Node.Interpreted interpreted -> graph.interpreted(interpreted.condition, type);
    };
  }

  private List<Node> all(List<Node> nodes) {
    List<Node> results = new ArrayList<>();
    for (Node node : nodes) {
      results.add(of(node));
    }
    return results;
  }

  private boolean holds(Question question) {
    Test test = question.test();
    if (test == null) {
      throw new IllegalStateException("existence is not about the type: " + question.field());
    }
    String text =
        switch (question.field().name()) {
          case "evt.dir" -> type.isEnter() ? ">" : "<";
          case "syscall.type" -> type.isKind(EventType.KIND_SYSCALL) ? type.name() : null;
          default -> type.name();
        };
    if (text == null) {
      return false;
    }
    Value value = new Value();
    value.setBytes(text.getBytes(StandardCharsets.UTF_8));
    return ValueTests.of(test).test(value);
  }
}
