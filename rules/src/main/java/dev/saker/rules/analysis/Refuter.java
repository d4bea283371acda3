package dev.saker.rules.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that conjunctions never hold. It takes answers together, leaves out alternatives that
 * contradict them, and goes on with alternatives of which one is left; it does not try combinations
 * of alternatives, so it may miss a contradiction, but never makes one up. One thread.
 */
final class Refuter {
  private final Entailment entailment = new Entailment();
  private long stepsLeft;

  /**
   * Makes a refuter.
   *
   * @param steps answers that are looked at before it gives up, all questions taken together
   */
  Refuter(long steps) {
    this.stepsLeft = steps;
  }

  /** Whether it gave up; from then on it proves nothing. */
  boolean isExhausted() {
    return stepsLeft <= 0;
  }

  /** A conjunction as far as it was worked out. */
  final class State {
    private final Assumptions assumptions;
    private List<Formula.Any> pending;
    private @Nullable Conflict conflict;

    private State(Assumptions assumptions, List<Formula.Any> pending) {
      this.assumptions = assumptions;
      this.pending = pending;
    }

    /** Why it never holds; null when that is not proved. */
    @Nullable Conflict conflict() {
      return conflict;
    }

    /** Codes of the events on which it may hold. */
    BitSet codes() {
      return assumptions.codes();
    }

    /** Why it never holds together with another formula; null when that is not proved. */
    @Nullable Conflict against(Formula more) {
      if (more instanceof Formula.Literal literal
          && pending.isEmpty()
          && !assumptions.knows(literal)) {
        return null;
      }
      State both = new State(assumptions.copy(), new ArrayList<>(pending));
      both.assume(more);
      both.propagate();
      return both.conflict;
    }

    private void assume(Formula formula) {
      if (conflict != null || isExhausted()) {
        return;
      }
      stepsLeft--;
      switch (formula) {
        case Formula.Fixed fixed -> {
          if (!fixed.value()) {
            conflict = new Conflict(fixed, null, "can never be true");
          }
        }
        case Formula.All all -> all.parts().forEach(this::assume);
        case Formula.Any any -> {
          if (any.parts().size() == 1) {
            assume(any.parts().getFirst());
          } else {
            pending.add(any);
          }
        }
        case Formula.Unknown _ -> {}
        case Formula.Literal literal -> conflict = assumptions.add(literal);
      }
    }

    /** Leaves out alternatives that can not hold until nothing changes any more. */
    private void propagate() {
      boolean changed = true;
      while (changed && conflict == null && !isExhausted()) {
        changed = false;
        List<Formula.Any> waiting = pending;
        pending = new ArrayList<>();
        for (Iterator<Formula.Any> each = waiting.iterator();
            each.hasNext() && conflict == null; ) {
          changed |= reduce(each.next());
        }
      }
    }

    /** Answers whether more is known afterwards. */
    private boolean reduce(Formula.Any any) {
      List<Formula> left = new ArrayList<>();
      BitSet codes = new BitSet();
      Conflict last = null;
      for (Formula part : any.parts()) {
        State with = new State(assumptions.copy(), new ArrayList<>());
        with.assume(part);
        with.propagate();
        if (with.conflict == null) {
          left.add(part);
          codes.or(with.codes());
        } else {
          last = with.conflict;
        }
      }
      if (left.isEmpty()) {
        conflict =
            new Conflict(
                any, last == null ? null : last.against(), "no alternative of it can be true here");
        return true;
      }
      if (left.size() == 1) {
        assume(left.getFirst());
        return true;
      }
      pending.add(left.size() == any.parts().size() ? any : new Formula.Any(left, any.written()));
      boolean fewer = !codes.equals(assumptions.codes());
      conflict = assumptions.restrict(codes, any);
      return fewer;
    }
  }

  /**
   * Works out a conjunction.
   *
   * @param codes codes of the events that come into question
   */
  State state(BitSet codes, List<Formula> parts) {
    State state = new State(new Assumptions(entailment, codes), new ArrayList<>());
    parts.forEach(state::assume);
    state.propagate();
    return state;
  }

  /** Why a formula never holds; null when that is not proved. */
  @Nullable Conflict refute(BitSet codes, Formula formula) {
    return state(codes, List.of(formula)).conflict();
  }
}
