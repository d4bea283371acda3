package dev.saker.rules.codegen;

import dev.saker.events.EventType;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldScope;
import dev.saker.events.FieldSource;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes, equal ones once, and simplifies while it does: nested conjunctions and disjunctions
 * become flat, negations sink to the questions, questions about one field that are joined by {@code
 * or} become one, and children are ordered by cost and by how soon they decide. None of it changes
 * an answer: a condition has no effect, and a missing value is an answer like any other.
 */
final class Graph {
  /** More children than this are asked in parts, so that no method gets too large. */
  private static final int WIDEST = 32;

  private static final Comparator<Node> DECIDES_AND =
      Comparator.<Node>comparingDouble(node -> node.cost / (1.0001 - node.chance))
          .thenComparingInt(node -> node.id);

  private static final Comparator<Node> DECIDES_OR =
      Comparator.<Node>comparingDouble(node -> node.cost / (0.0001 + node.chance))
          .thenComparingInt(node -> node.id);

  private record AllKey(List<Integer> children) {}

  private record AnyKey(List<Integer> children) {}

  private record NotKey(Node child) {}

  private final FieldSource source;
  private final Map<Object, Node> nodes = new HashMap<>();

  /** Conditions seen before as the same object: saves hashing their constants. */
  private final IdentityHashMap<Condition, Node> known = new IdentityHashMap<>();

  private final Node always = new Node.Fixed(0, true);
  private final Node never = new Node.Fixed(1, false);
  private int count = 2;

  Graph(FieldSource source) {
    this.source = source;
  }

  /** How many nodes there are; their ids are below it. */
  int size() {
    return count;
  }

  /** The node of a condition. */
  Node node(Condition condition) {
    if (FieldsIn.condition(condition).stream()
        .anyMatch(field -> source.scope(field) == FieldScope.READING)) {
      // What is read now decides what is read later: nothing may be left out or come earlier.
      return new Node.Interpreted(count++, condition, null, false, true);
    }
    return convert(condition);
  }

  /** The node that leaves a condition as a whole to the interpreter. */
  Node interpreted(Condition condition) {
    return nodes.computeIfAbsent(
        condition,
        key -> new Node.Interpreted(count++, condition, null, isOfProcess(condition), false));
  }

  /** The node that asks the interpreter what it would ask for events of a type. */
  Node interpreted(Condition condition, EventType type) {
    return new Node.Interpreted(count++, condition, type, false, false);
  }

  private Node convert(Condition condition) {
    return switch (condition) {
      case Condition.Constant constant -> fixed(constant.value());
      case Condition.And and -> all(convert(and.children()));
      case Condition.Or or -> any(convert(or.children()));
      case Condition.Not not -> not(convert(not.child()));
      case Condition.Exists(Term.FieldValue(FieldRef field)) -> leaf(Question.exists(field));
      case Condition.Exists exists -> interpreted(exists);
      case Condition.Comparison comparison -> comparison(comparison);
      case Condition.Pairing pairing -> interpreted(pairing);
    };
  }

  private List<Node> convert(List<Condition> conditions) {
    List<Node> converted = new ArrayList<>();
    for (Condition condition : conditions) {
      converted.add(convert(condition));
    }
    return converted;
  }

  private Node comparison(Condition.Comparison comparison) {
    Node node = known.get(comparison);
    if (node == null) {
      node =
          comparison.left() instanceof Term.FieldValue(FieldRef field)
              ? leaf(new Question(field, comparison.quantifier(), comparison.test()))
              : interpreted(comparison);
      known.put(comparison, node);
    }
    return node;
  }

  Node fixed(boolean value) {
    return value ? always : never;
  }

  Node leaf(Question question) {
    Node node = nodes.get(question);
    if (node == null) {
      boolean ofProcess = source.scope(question.field()) == FieldScope.PROCESS;
      node = new Node.Leaf(count++, question, ofProcess, question.isAboutType());
      nodes.put(question, node);
    }
    return node;
  }

  Node not(Node node) {
    return switch (node) {
      case Node.Fixed fixed -> fixed(!fixed.value);
      case Node.All all -> any(negated(all.children));
      case Node.Any any -> all(negated(any.children));
      case Node.Negation negation -> negation.child;
      case Node.Leaf leaf -> negation(leaf);
      case Node.Interpreted interpreted -> negation(interpreted);
    };
  }

  private List<Node> negated(List<Node> children) {
    List<Node> negated = new ArrayList<>();
    for (Node child : children) {
      negated.add(not(child));
    }
    return negated;
  }

  private Node negation(Node child) {
    return nodes.computeIfAbsent(new NotKey(child), key -> new Node.Negation(count++, child));
  }

  /** The conjunction of nodes. */
  Node all(List<Node> children) {
    Set<Node> parts = new LinkedHashSet<>();
    flattenAll(children, parts);
    Node decided = decided(parts, never);
    if (decided != null) {
      return decided;
    }
    // not (a or b) is one question where a and b are about one field.
    List<Node> merged = new ArrayList<>();
    List<Node.Leaf> denied = new ArrayList<>();
    for (Node part : parts) {
      if (part instanceof Node.Negation negation && negation.child instanceof Node.Leaf leaf) {
        denied.add(leaf);
      } else {
        merged.add(part);
      }
    }
    for (Node leaf : merge(denied)) {
      merged.add(negation(leaf));
    }
    return arrange(merged, DECIDES_AND, true);
  }

  /** The disjunction of nodes. */
  Node any(List<Node> children) {
    Set<Node> parts = new LinkedHashSet<>();
    flattenAny(children, parts);
    Node decided = decided(parts, always);
    if (decided != null) {
      return decided;
    }
    List<Node> merged = new ArrayList<>();
    List<Node.Leaf> leaves = new ArrayList<>();
    for (Node part : parts) {
      if (part instanceof Node.Leaf leaf) {
        leaves.add(leaf);
      } else {
        merged.add(part);
      }
    }
    merged.addAll(merge(leaves));
    return arrange(merged, DECIDES_OR, false);
  }

  private static void flattenAll(List<Node> children, Set<Node> out) {
    for (Node child : children) {
      if (child instanceof Node.All all) {
        flattenAll(all.children, out);
      } else {
        out.add(child);
      }
    }
  }

  private static void flattenAny(List<Node> children, Set<Node> out) {
    for (Node child : children) {
      if (child instanceof Node.Any any) {
        flattenAny(any.children, out);
      } else {
        out.add(child);
      }
    }
  }

  /** Takes out what changes nothing; answers the node that decides alone, if one does. */
  private @Nullable Node decided(Set<Node> parts, Node decisive) {
    parts.remove(decisive == never ? always : never);
    if (parts.contains(decisive)) {
      return decisive;
    }
    for (Node part : parts) {
      if (part instanceof Node.Negation negation && parts.contains(negation.child)) {
        return decisive;
      }
    }
    return null;
  }

  private List<Node> merge(List<Node.Leaf> leaves) {
    List<Node> merged = new ArrayList<>();
    for (Question question : Merging.merge(leaves.stream().map(leaf -> leaf.question).toList())) {
      merged.add(leaf(question));
    }
    return merged;
  }

  /** Orders children, and keeps together those that depend on the process alone. */
  private Node arrange(List<Node> parts, Comparator<Node> order, boolean all) {
    List<Node> children = parts;
    List<Node> ofProcess = parts.stream().filter(part -> part.ofProcess).toList();
    if (ofProcess.size() > 1 && ofProcess.size() < parts.size()) {
      children = new ArrayList<>(parts);
      children.removeAll(ofProcess);
      children.add(node(ofProcess, order, all));
    }
    return node(children, order, all);
  }

  private Node node(List<Node> unordered, Comparator<Node> order, boolean all) {
    List<Node> children = new ArrayList<>(unordered);
    children.sort(order);
    while (children.size() > WIDEST) {
      List<Node> wider = new ArrayList<>();
      for (int i = 0; i < children.size(); i += WIDEST) {
        wider.add(intern(children.subList(i, Math.min(i + WIDEST, children.size())), all));
      }
      children = wider;
    }
    return intern(children, all);
  }

  private Node intern(List<Node> children, boolean all) {
    if (children.size() < 2) {
      return children.isEmpty() ? fixed(all) : children.getFirst();
    }
    List<Integer> ids = children.stream().map(child -> child.id).toList();
    Object key = all ? new AllKey(ids) : new AnyKey(ids);
    Node node = nodes.get(key);
    if (node == null) {
      node = all ? new Node.All(count++, children) : new Node.Any(count++, children);
      nodes.put(key, node);
    }
    return node;
  }

  private boolean isOfProcess(Condition condition) {
    return FieldsIn.condition(condition).stream()
        .allMatch(field -> source.scope(field) == FieldScope.PROCESS);
  }
}
