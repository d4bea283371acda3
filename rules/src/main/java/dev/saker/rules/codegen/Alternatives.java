package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Test;
import dev.saker.rules.plan.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tests of which one must pass; cheap ones first, and beginnings, ends and parts of texts, paths
 * and networks each at once.
 */
record Alternatives(ValueTest[] parts) implements ValueTest {
  /** Fewer constants of a kind than this are compared one by one. */
  private static final int WORTH_A_TABLE = 3;

  static ValueTest of(List<Test> tests) {
    List<Bytes> prefixes = new ArrayList<>();
    List<Bytes> suffixes = new ArrayList<>();
    List<Bytes> infixes = new ArrayList<>();
    List<Test.InNetwork> networks = new ArrayList<>();
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
        case Test.InNetwork network when NetworkTable.takes(network) -> networks.add(network);
        default -> others.add(ValueTests.of(test));
      }
    }
    if (networks.size() < WORTH_A_TABLE) {
      networks.forEach(network -> cheap.add(ValueTests.of(network)));
    } else {
      cheap.add(NetworkTable.of(networks));
    }
    if (prefixes.size() < WORTH_A_TABLE) {
      prefixes.forEach(text -> cheap.add(ValueTests.of(new Test.StartsWith(text))));
    } else {
      cheap.add(TextAutomaton.startingWith(prefixes));
    }
    if (suffixes.size() < WORTH_A_TABLE) {
      suffixes.forEach(text -> cheap.add(ValueTests.of(new Test.EndsWith(text))));
    } else {
      cheap.add(TextAutomaton.endingWith(suffixes));
    }
    if (infixes.size() < WORTH_A_TABLE) {
      infixes.forEach(text -> cheap.add(ValueTests.of(new Test.Contains(text, false))));
    } else {
      cheap.add(TextAutomaton.containing(infixes));
    }
    cheap.addAll(others);
    return cheap.size() == 1 ? cheap.getFirst() : new Alternatives(cheap.toArray(ValueTest[]::new));
  }

  /** The test whether one of some paths is a prefix of a text, component by component. */
  static ValueTest ofPaths(Collection<Bytes> paths) {
    List<Bytes> plain = paths.stream().filter(PathTree::takes).toList();
    if (plain.size() == paths.size()) {
      return PathTree.of(plain);
    }
    Set<Bytes> wild = new LinkedHashSet<>(paths);
    plain.forEach(wild::remove);
    ValueTest others = ValueTests.interpreted(new Test.PathPrefix(wild));
    return plain.isEmpty()
        ? others
        : new Alternatives(new ValueTest[] {PathTree.of(plain), others});
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
