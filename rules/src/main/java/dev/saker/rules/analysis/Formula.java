package dev.saker.rules.analysis;

import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition whose negations stand before its questions only. Each part remembers where it was
 * written; parts of a condition without a text do not.
 */
sealed interface Formula {
  /** What it was written as. */
  @Nullable Expression written();

  /** Always the same answer. */
  record Fixed(boolean value, @Nullable Expression written) implements Formula {}

  /** All parts hold. */
  record All(List<Formula> parts, @Nullable Expression written) implements Formula {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Some part holds. */
  record Any(List<Formula> parts, @Nullable Expression written) implements Formula {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Nothing is known about it: what is read changes from one reading to the next. */
  record Unknown(@Nullable Expression written) implements Formula {}

  /** A question and its answer. */
  sealed interface Literal extends Formula {
    /** Whether the answer is yes. */
    boolean holds();
  }

  /** Whether a term has one value, and that passes a test. */
  record Passes(Question question, Test test, boolean holds, @Nullable Expression written)
      implements Literal {}

  /** Whether a term with at most one value has one. */
  record Present(Question question, boolean holds, @Nullable Expression written)
      implements Literal {}

  /** Any other question. */
  record Other(Condition condition, boolean holds, @Nullable Expression written)
      implements Literal {}
}
