package dev.saker.rules.plan;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Test;
import java.util.List;
import java.util.Optional;

/** A part of a condition as it is asked: simplified, merged, and put in order. Immutable. */
public sealed interface PlanPart {
  /** What asking costs, about in nanoseconds: an estimate from the form of the condition. */
  double costNs();

  /** How likely it holds, from 0 to 1: an estimate from the form of the condition. */
  double chance();

  /** All parts hold; asked in order until one does not. */
  record All(List<PlanPart> parts, double costNs, double chance) implements PlanPart {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Some part holds; asked in order until one does. */
  record Any(List<PlanPart> parts, double costNs, double chance) implements PlanPart {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(PlanPart part, double costNs, double chance) implements PlanPart {}

  /**
   * A question about one field.
   *
   * @param field the field
   * @param quantifier how many of its values must pass
   * @param test what they must pass; empty when the field need only have a value
   * @param structures what the test is made of
   */
  record Ask(
      FieldRef field,
      Quantifier quantifier,
      Optional<Test> test,
      List<Structure> structures,
      double costNs,
      double chance)
      implements PlanPart {
    public Ask {
      structures = List.copyOf(structures);
    }
  }

  /** A condition that is walked instead of compiled: it compares fields, or has functions. */
  record Interpret(Condition condition, double costNs, double chance) implements PlanPart {}

  /** Always the same. */
  record Constant(boolean value) implements PlanPart {
    @Override
    public double costNs() {
      return 0;
    }

    @Override
    public double chance() {
      return value ? 1 : 0;
    }
  }
}
