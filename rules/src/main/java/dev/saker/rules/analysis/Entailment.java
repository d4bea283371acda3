package dev.saker.rules.analysis;

import dev.saker.events.Value;
import dev.saker.rules.eval.Predicate;
import dev.saker.rules.eval.Predicates;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tests follow from others, for every value. Says no when it does not know. One thread; keeps
 * the predicates of the tests it was asked about.
 */
final class Entailment {
  private final Map<Test, Predicate> predicates = new HashMap<>();
  private final Value value = new Value();

  /** The only values that pass a test, texts and numbers; null when they can not be listed. */
  static @Nullable Set<Object> values(Test test) {
    return switch (test) {
      case Test.Text text when text.relation() == Relation.EQ -> Set.of(text.operand());
      case Test.TextIn in -> new LinkedHashSet<>(in.operands());
      case Test.Number number when number.relation() == Relation.EQ -> Set.of(number.operand());
      case Test.NumberIn in -> new LinkedHashSet<>(in.operands());
      default -> null;
    };
  }

  /** Whether one value passes a test. */
  boolean passes(Object one, Test test) {
    if (one instanceof Bytes bytes) {
      value.setBytes(bytes.toArray());
    } else if (one instanceof Long number) {
      value.setNumber(number);
    } else {
      throw new IllegalArgumentException("neither text nor number: " + one);
    }
    return predicates.computeIfAbsent(test, Predicates::of).test(value);
  }

  /** Whether every value that passes one test passes another. */
  boolean implies(Test one, Test other) {
    if (one.equals(other)) {
      return true;
    }
    Set<Object> values = values(one);
    if (values != null) {
      return values.stream().allMatch(each -> passes(each, other));
    }
    return switch (one) {
      case Test.StartsWith prefix -> startingWith(prefix.operand(), other);
      case Test.EndsWith suffix -> endingWith(suffix.operand(), other);
      case Test.Contains part when !part.ignoreCase() ->
          other instanceof Test.Contains whole
              && contains(part.operand(), whole.operand(), whole.ignoreCase());
      case Test.Several several ->
          switch (several.modifier()) {
            case ANYOF, ONEOF -> several.tests().stream().allMatch(each -> implies(each, other));
            case ALLOF -> several.tests().stream().anyMatch(each -> implies(each, other));
          };
      case Test.Number number -> other instanceof Test.Number wider && implies(number, wider);
      default -> false;
    };
  }

  /** Whether no value passes both tests. */
  boolean excludes(Test one, Test other) {
    Set<Object> values = values(one);
    if (values != null) {
      return values.stream().noneMatch(each -> passes(each, other));
    }
    return switch (one) {
      case Test.StartsWith prefix when other instanceof Test.StartsWith second ->
          !startsWith(prefix.operand(), second.operand())
              && !startsWith(second.operand(), prefix.operand());
      case Test.EndsWith suffix when other instanceof Test.EndsWith second ->
          !endsWith(suffix.operand(), second.operand())
              && !endsWith(second.operand(), suffix.operand());
      default -> values(other) != null && excludes(other, one);
    };
  }

  private boolean startingWith(Bytes prefix, Test other) {
    return switch (other) {
      case Test.StartsWith second -> startsWith(prefix, second.operand());
      case Test.Contains part -> contains(prefix, part.operand(), part.ignoreCase());
      default -> false;
    };
  }

  private boolean endingWith(Bytes suffix, Test other) {
    return switch (other) {
      case Test.EndsWith second -> endsWith(suffix, second.operand());
      case Test.Contains part -> contains(suffix, part.operand(), part.ignoreCase());
      default -> false;
    };
  }

  private static boolean implies(Test.Number one, Test.Number other) {
    Range narrow = Range.of(one);
    Range wide = Range.of(other);
    return narrow != null && wide != null && one.signed() == other.signed() && wide.holds(narrow);
  }

  private boolean startsWith(Bytes text, Bytes prefix) {
    return passes(text, new Test.StartsWith(prefix));
  }

  private boolean endsWith(Bytes text, Bytes suffix) {
    return passes(text, new Test.EndsWith(suffix));
  }

  private boolean contains(Bytes text, Bytes part, boolean ignoreCase) {
    return passes(text, new Test.Contains(part, ignoreCase));
  }
}
