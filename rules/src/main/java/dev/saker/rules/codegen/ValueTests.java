package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.eval.Predicate;
import dev.saker.rules.eval.Predicates;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import dev.saker.rules.plan.Structure;
import dev.saker.rules.syntax.Modifier;
import java.util.Arrays;
import java.util.List;

/** Makes the fastest form of a test that there is. */
final class ValueTests {
  private static final Structure ONE_COMPARISON = new Structure(Structure.Kind.COMPARISON, 1);

  private ValueTests() {}

  /** The test of a question about a value, or about each of several. */
  static ValueTest of(Test test, Quantifier quantifier) {
    ValueTest one = of(test);
    return quantifier == Quantifier.ONE
        ? one
        : new Each(one, quantifier == Quantifier.ANY, quantifier == Quantifier.ALL_OR_NONE);
  }

  /** The test of one value. */
  static ValueTest of(Test test) {
    return switch (test) {
      case Test.NumberIn in -> NumberSet.of(in.operands());
      case Test.Text text when text.relation() == Relation.EQ -> new Same(text.operand().toArray());
      case Test.Text text when text.relation() == Relation.NE ->
          new Fails(new Same(text.operand().toArray()));
      case Test.TextIn in -> TextSet.of(in.operands());
      case Test.StartsWith prefix -> new Prefix(prefix.operand().toArray());
      case Test.EndsWith suffix -> new Suffix(suffix.operand().toArray());
      case Test.PathPrefix prefix -> Alternatives.ofPaths(prefix.paths());
      case Test.Fails fails -> new Fails(of(fails.test()));
      case Test.Several several when several.modifier() == Modifier.ANYOF ->
          Alternatives.of(several.tests());
      case Test.Number _,
          Test.Near _,
          Test.Real _,
          Test.Text _,
          Test.Contains _,
          Test.Glob _,
          Test.Regex _,
          Test.InNetwork _,
          Test.Domain _,
          Test.Several _ ->
          interpreted(test);
    };
  }

  /** The interpreter's form of a test. */
  static ValueTest interpreted(Test test) {
    return new Other(Predicates.of(test), structure(test));
  }

  /** What the interpreter's form of a test is made of. */
  private static Structure structure(Test test) {
    return switch (test) {
      case Test.Contains _ -> new Structure(Structure.Kind.SEARCH, 1);
      case Test.Glob _ -> new Structure(Structure.Kind.PATTERN, 1);
      case Test.Regex _ -> new Structure(Structure.Kind.REGEX, 1);
      case Test.PathPrefix prefix -> new Structure(Structure.Kind.PATHS, prefix.paths().size());
      case Test.InNetwork _ -> new Structure(Structure.Kind.NETWORKS, 1);
      case Test.Domain domain -> new Structure(Structure.Kind.DOMAINS, domain.names().size());
      case Test.NumberIn in -> new Structure(Structure.Kind.NUMBERS, in.operands().size());
      case Test.TextIn in -> new Structure(Structure.Kind.HASH, in.operands().size());
      case Test.Fails fails -> structure(fails.test());
      case Test.Several several ->
          new Structure(structure(several.tests().getFirst()).kind(), several.tests().size());
      case Test.Number _, Test.Near _, Test.Real _, Test.Text _ -> ONE_COMPARISON;
      case Test.StartsWith _, Test.EndsWith _ -> ONE_COMPARISON;
    };
  }

  private record Other(Predicate predicate, Structure structure) implements ValueTest {
    @Override
    public boolean test(Value value) {
      return predicate.test(value);
    }

    @Override
    public List<Structure> structures() {
      return List.of(structure);
    }
  }

  /** The bytes are these. */
  private record Same(byte[] operand) implements ValueTest {
    @Override
    public boolean test(Value value) {
      return value.contentEquals(operand);
    }

    @Override
    public List<Structure> structures() {
      return List.of(ONE_COMPARISON);
    }
  }

  private record Fails(ValueTest part) implements ValueTest {
    @Override
    public boolean test(Value value) {
      return !part.test(value);
    }

    @Override
    public List<Structure> structures() {
      return part.structures();
    }
  }

  private record Prefix(byte[] operand) implements ValueTest {
    @Override
    public boolean test(Value value) {
      int start = value.offset;
      return value.length >= operand.length
          && Arrays.equals(value.bytes, start, start + operand.length, operand, 0, operand.length);
    }

    @Override
    public List<Structure> structures() {
      return List.of(ONE_COMPARISON);
    }
  }

  private record Suffix(byte[] operand) implements ValueTest {
    @Override
    public boolean test(Value value) {
      int end = value.offset + value.length;
      return value.length >= operand.length
          && Arrays.equals(value.bytes, end - operand.length, end, operand, 0, operand.length);
    }

    @Override
    public List<Structure> structures() {
      return List.of(ONE_COMPARISON);
    }
  }

  /** Whether enough elements pass; a single value is asked as it is. */
  private record Each(ValueTest part, boolean any, boolean emptyPasses) implements ValueTest {
    @Override
    public boolean test(Value value) {
      if (!value.isList()) {
        return part.test(value);
      }
      int count = value.itemCount();
      for (int i = 0; i < count; i++) {
        if (part.test(value.item(i)) == any) {
          return any;
        }
      }
      return !any && (count > 0 || emptyPasses);
    }

    @Override
    public List<Structure> structures() {
      return part.structures();
    }
  }
}
