package dev.saker.rules.ir;

import dev.saker.rules.syntax.Modifier;
import java.util.List;
import java.util.Set;

/** A question about one value, with everything it is compared to. Immutable. */
public sealed interface Test {
  /** Which part of a value a test looks at. */
  enum Subject {
    NUMBER,
    REAL,
    BYTES
  }

  default Subject subject() {
    return switch (this) {
      case Number _, NumberIn _, Near _ -> Subject.NUMBER;
      case Real _ -> Subject.REAL;
      case Text _, TextIn _, Contains _, StartsWith _, EndsWith _ -> Subject.BYTES;
      case Glob _, Regex _, PathPrefix _, InNetwork _, Domain _ -> Subject.BYTES;
      case Fails fails -> fails.test().subject();
      case Several several -> several.tests().getFirst().subject();
    };
  }

  /** Compares a number; unsigned numbers use all 64 bits. */
  record Number(Relation relation, long operand, boolean signed) implements Test {}

  /** The number is one of some. */
  record NumberIn(Set<Long> operands) implements Test {
    public NumberIn {
      operands = Set.copyOf(operands);
    }
  }

  /** The number, unsigned, is no further from another than a distance. */
  record Near(long center, long distance) implements Test {}

  /** Compares a floating-point number. */
  record Real(Relation relation, double operand) implements Test {}

  /** Compares bytes, unsigned and lexicographically; addresses are only equal or not. */
  record Text(Relation relation, Bytes operand) implements Test {}

  /** The bytes are one of some. */
  record TextIn(Set<Bytes> operands) implements Test {
    public TextIn {
      operands = Set.copyOf(operands);
    }
  }

  /** The bytes hold others, letters of ASCII compared in lower case if wanted. */
  record Contains(Bytes operand, boolean ignoreCase) implements Test {}

  record StartsWith(Bytes operand) implements Test {}

  record EndsWith(Bytes operand) implements Test {}

  /** The whole text matches a shell pattern. */
  record Glob(Bytes pattern, boolean ignoreCase) implements Test {}

  /** The whole text matches a regular expression, in the form that RE2/J takes. */
  record Regex(String pattern) implements Test {}

  /** Some path is a prefix of the text, component by component. */
  record PathPrefix(Set<Bytes> paths) implements Test {
    public PathPrefix {
      paths = Set.copyOf(paths);
    }
  }

  /** The address is in a network; one of the other family is not. */
  record InNetwork(Bytes address, int prefixBits) implements Test {
    public InNetwork {
      if (prefixBits < 0 || prefixBits > 8 * address.length()) {
        throw new IllegalArgumentException("prefix out of range: bits=" + prefixBits);
      }
    }
  }

  /**
   * The address belongs to one of some domains, or to none of them; of a domain whose addresses are
   * not known yet, neither holds.
   */
  record Domain(Set<String> names, boolean negated) implements Test {
    public Domain {
      names = Set.copyOf(names);
    }
  }

  /** The other test fails. */
  record Fails(Test test) implements Test {}

  /** How many of some tests pass: exactly one, one at least, or all of them. */
  record Several(Modifier modifier, List<Test> tests) implements Test {
    public Several {
      tests = List.copyOf(tests);
      if (tests.isEmpty()) {
        throw new IllegalArgumentException("no tests: modifier=" + modifier);
      }
    }
  }
}
