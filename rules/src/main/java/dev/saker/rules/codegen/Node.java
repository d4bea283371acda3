package dev.saker.rules.codegen;

import dev.saker.events.EventType;
import dev.saker.rules.ir.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a condition. Nodes of one {@link Graph} are the same object when they mean the same, so
 * they are compared by identity. Immutable.
 */
abstract sealed class Node {
  /** Ordinal in the graph. */
  final int id;

  /** Whether the answer depends only on the process that caused the event. */
  final boolean ofProcess;

  /** Whether the answer may be known as soon as the type of the event is. */
  final boolean typed;

  /** What asking costs, about in nanoseconds. */
  final double cost;

  /** How likely it holds: a guess from the form of the condition. */
  final double chance;

  private Node(int id, boolean ofProcess, boolean typed, double cost, double chance) {
    this.id = id;
    this.ofProcess = ofProcess;
    this.typed = typed;
    this.cost = cost;
    this.chance = chance;
  }

  /** Always the same answer. */
  static final class Fixed extends Node {
    final boolean value;

    Fixed(int id, boolean value) {
      super(id, false, false, 0, value ? 1 : 0);
      this.value = value;
    }
  }

  /** All children hold; they stand in the order in which they are asked. */
  static final class All extends Node {
    final List<Node> children;

    All(int id, List<Node> children) {
      super(id, allOfProcess(children), anyTyped(children), cost(children, false), all(children));
      this.children = List.copyOf(children);
    }

    private static double all(List<Node> children) {
      double chance = 1;
      for (Node child : children) {
        chance *= child.chance;
      }
      return chance;
    }
  }

  /** Some child holds; they stand in the order in which they are asked. */
  static final class Any extends Node {
    final List<Node> children;

    Any(int id, List<Node> children) {
      super(id, allOfProcess(children), anyTyped(children), cost(children, true), any(children));
      this.children = List.copyOf(children);
    }

    private static double any(List<Node> children) {
      double none = 1;
      for (Node child : children) {
        none *= 1 - child.chance;
      }
      return 1 - none;
    }
  }

  /** A leaf or an interpreted condition does not hold; other negations are pushed down to these. */
  static final class Negation extends Node {
    final Node child;

    Negation(int id, Node child) {
      super(id, child.ofProcess, child.typed, child.cost, 1 - child.chance);
      this.child = child;
    }
  }

  /** A question about the value of one field. */
  static final class Leaf extends Node {
    final Question question;

    Leaf(int id, Question question, boolean ofProcess, boolean typed) {
      super(id, ofProcess, typed, Estimates.cost(question), Estimates.chance(question));
      this.question = question;
    }
  }

  /** A condition that is left to the interpreter: it compares fields, or has functions. */
  static final class Interpreted extends Node {
    final Condition condition;

    /** The type of all events that it is asked about; null while any may come. */
    final @Nullable EventType type;

    /**
     * @param byType whether it is asked in another form for each type of event
     */
    Interpreted(
        int id, Condition condition, @Nullable EventType type, boolean ofProcess, boolean byType) {
      super(id, ofProcess, byType, Estimates.INTERPRETED_COST, 0.5);
      this.condition = condition;
      this.type = type;
    }
  }

  /** The parts of a node, none for what asks by itself. */
  final List<Node> children() {
    return switch (this) {
      case All all -> all.children;
      case Any any -> any.children;
      case Negation negation -> List.of(negation.child);
      case Fixed _ -> List.of();
      case Leaf _ -> List.of();
      case Interpreted _ -> List.of();
    };
  }

  private static boolean allOfProcess(List<Node> children) {
    for (Node child : children) {
      if (!child.ofProcess) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyTyped(List<Node> children) {
    for (Node child : children) {
      if (child.typed) {
        return true;
      }
    }
    return false;
  }

  private static double cost(List<Node> children, boolean endsWhenTrue) {
    double cost = 0;
    double reached = 1;
    for (Node child : children) {
      cost += reached * child.cost;
      reached *= endsWhenTrue ? 1 - child.chance : child.chance;
    }
    return cost;
  }
}
