package dev.saker.rules.analysis;

import dev.saker.events.FieldType;
import dev.saker.rules.ir.Test;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a conjunction says of one term. Immutable. */
final class TermFacts {
  private static final Set<Object> TRUTH_VALUES = Set.of(0L, 1L);

  private final Question question;
  private final List<Formula.Passes> passing;
  private final List<Formula.Passes> failing;
  private final Formula.@Nullable Present present;
  private final Formula.@Nullable Present absent;

  private TermFacts(
      Question question,
      List<Formula.Passes> passing,
      List<Formula.Passes> failing,
      Formula.@Nullable Present present,
      Formula.@Nullable Present absent) {
    this.question = question;
    this.passing = passing;
    this.failing = failing;
    this.present = present;
    this.absent = absent;
  }

  /** Nothing is said yet. */
  static TermFacts of(Question question) {
    return new TermFacts(question, List.of(), List.of(), null, null);
  }

  TermFacts with(Formula.Passes literal) {
    return literal.holds()
        ? new TermFacts(question, joined(passing, literal), failing, present, absent)
        : new TermFacts(question, passing, joined(failing, literal), present, absent);
  }

  TermFacts with(Formula.Present literal) {
    return literal.holds()
        ? new TermFacts(question, passing, failing, literal, absent)
        : new TermFacts(question, passing, failing, present, literal);
  }

  /** What says that there is a value; null when nothing does. */
  Formula.@Nullable Literal presence() {
    return passing.isEmpty() ? present : passing.getFirst();
  }

  /**
   * The values that are left; null when they can not be listed.
   *
   * @param possible all values that there can be; null when they can not be listed
   */
  @Nullable Set<Object> values(Entailment entailment, @Nullable Set<Object> possible) {
    Set<Object> values = possible;
    for (Formula.Passes literal : passing) {
      Set<Object> some = values == null ? Entailment.values(literal.test()) : null;
      values = some == null ? values : some;
    }
    if (values == null && question.term().type() == FieldType.BOOL) {
      values = TRUTH_VALUES;
    }
    if (values == null) {
      return null;
    }
    Set<Object> left = new LinkedHashSet<>(values);
    passing.forEach(literal -> left.removeIf(value -> !entailment.passes(value, literal.test())));
    failing.forEach(literal -> left.removeIf(value -> entailment.passes(value, literal.test())));
    return left;
  }

  /**
   * Why no value satisfies all of it, nor a missing one; null when there may be one.
   *
   * @param last what was added last
   */
  @Nullable Conflict conflict(Entailment entailment, Formula last, @Nullable Set<Object> possible) {
    Formula.Literal presence = presence();
    if (presence == null) {
      return null;
    }
    if (absent != null) {
      return new Conflict(last, last.equals(absent) ? presence : absent, "exclude each other");
    }
    Set<Object> values = values(entailment, possible);
    if (values != null && values.isEmpty() || range().isEmpty() || isExcluded(entailment)) {
      return new Conflict(last, against(entailment, last, possible), "exclude each other");
    }
    return null;
  }

  private boolean isExcluded(Entailment entailment) {
    for (int i = 0; i < passing.size(); i++) {
      Test test = passing.get(i).test();
      for (Formula.Passes other : failing) {
        if (entailment.implies(test, other.test())) {
          return true;
        }
      }
      for (int k = i + 1; k < passing.size(); k++) {
        if (entailment.excludes(test, passing.get(k).test())) {
          return true;
        }
      }
    }
    return false;
  }

  private Range range() {
    Range range = Range.ALL;
    for (Formula.Passes literal : passing) {
      Range some = literal.test() instanceof Test.Number number ? Range.of(number) : null;
      range = some == null ? range : range.and(some);
    }
    for (Formula.Passes literal : failing) {
      Range some = literal.test() instanceof Test.Number number ? Range.outside(number) : null;
      range = some == null ? range : range.and(some);
    }
    return range;
  }

  /** The one fact that contradicts the last by itself; null when it takes several. */
  private @Nullable Formula against(
      Entailment entailment, Formula last, @Nullable Set<Object> possible) {
    List<Formula> others = new ArrayList<>(passing);
    others.addAll(failing);
    if (present != null) {
      others.add(present);
    }
    for (Formula other : others) {
      if (!other.equals(last)) {
        TermFacts pair = of(question).add(other).add(last);
        if (pair.presence() != null && pair.fails(entailment, possible)) {
          return other;
        }
      }
    }
    return null;
  }

  private boolean fails(Entailment entailment, @Nullable Set<Object> possible) {
    Set<Object> values = values(entailment, possible);
    return values != null && values.isEmpty() || range().isEmpty() || isExcluded(entailment);
  }

  private TermFacts add(Formula literal) {
    return switch (literal) {
      case Formula.Passes passes -> with(passes);
      case Formula.Present there -> with(there);
      default -> this;
    };
  }

  private static List<Formula.Passes> joined(List<Formula.Passes> some, Formula.Passes one) {
    List<Formula.Passes> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }
}
