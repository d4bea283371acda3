package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Test;
import dev.saker.rules.plan.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests of which one must pass; cheap ones first, and beginnings, ends and parts of texts each at
 * once.
 */
record Alternatives(ValueTest[] parts) implements ValueTest {
  /** Fewer texts than this are compared one by one. */
  private static final int WORTH_AN_AUTOMATON = 3;

  static ValueTest of(List<Test> tests) {
    List<Bytes> prefixes = new ArrayList<>();
    List<Bytes> suffixes = new ArrayList<>();
    List<Bytes> infixes = new ArrayList<>();
    List<ValueTest> cheap = new ArrayList<>();
    List<ValueTest> others = new ArrayList<>();
    for (Test test : tests) {
      switch (test) {
        case Test.StartsWith prefix -> prefixes.add(prefix.operand());
        case Test.EndsWith suffix -> suffixes.add(suffix.operand());
        case Test.Contains part when !part.ignoreCase() -> infixes.add(part.operand());
        case Test.TextIn in -> cheap.add(ValueTests.of(in));
        case Test.Text text -> cheap.add(ValueTests.of(text));
        case Test.NumberIn in -> cheap.add(ValueTests.of(in));
        case Test.Number number -> cheap.add(ValueTests.of(number));
        default -> others.add(ValueTests.of(test));
      }
    }
    if (prefixes.size() < WORTH_AN_AUTOMATON) {
      prefixes.forEach(text -> cheap.add(ValueTests.of(new Test.StartsWith(text))));
    } else {
      cheap.add(TextAutomaton.startingWith(prefixes));
    }
    if (suffixes.size() < WORTH_AN_AUTOMATON) {
      suffixes.forEach(text -> cheap.add(ValueTests.of(new Test.EndsWith(text))));
    } else {
      cheap.add(TextAutomaton.endingWith(suffixes));
    }
    if (infixes.size() < WORTH_AN_AUTOMATON) {
      infixes.forEach(text -> cheap.add(ValueTests.of(new Test.Contains(text, false))));
    } else {
      cheap.add(TextAutomaton.containing(infixes));
    }
    cheap.addAll(others);
    return cheap.size() == 1 ? cheap.getFirst() : new Alternatives(cheap.toArray(ValueTest[]::new));
  }

  @Override
  public boolean test(Value value) {
    for (ValueTest part : parts) {
      if (part.test(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Structure> structures() {
    return Arrays.stream(parts).flatMap(part -> part.structures().stream()).toList();
  }
}
