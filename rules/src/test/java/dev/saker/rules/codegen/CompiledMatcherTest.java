package dev.saker.rules.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.saker.events.EventTable;
import dev.saker.rules.eval.InterpretedMatcher;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.ir.RuleCondition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CompiledMatcherTest {
  private static final int EVENTS = 3000;

  @Test
  void compiledRulesAnswerAsInterpretedOnesDo() {
    long seed = new Random().nextLong();
    System.out.println("CompiledMatcherTest: seed=" + seed);
    Random random = new Random(seed);
    compare(seed, random, () -> new RandomRules(random).rules(random.nextInt(1, 150)), 6);
  }

  @Test
  void rulesThatAreLookedUpAnswerAsThoseThatAreAsked() {
    long seed = new Random().nextLong();
    System.out.println("CompiledMatcherTest: keyed seed=" + seed);
    Random random = new Random(seed);
    compare(seed, random, () -> new RandomRules(random).keyedRules(random.nextInt(65, 140)), 2);
  }

  private static void compare(
      long seed, Random random, Supplier<List<RuleCondition>> maker, int rounds) {
    BitSet all = new BitSet();
    all.set(0, EventTable.COUNT);
    int matches = 0;
    for (int round = 0; round < rounds; round++) {
      List<RuleCondition> rules = maker.get();
      RandomFields fields = new RandomFields(random, round % 3 != 0);
      Matcher interpreted = new InterpretedMatcher(rules, fields);
      CompiledMatcher compiled =
          CompiledMatcher.of(rules, fields, warning -> fail(warning + " seed=" + seed));
      if (round % 2 == 1) {
        compiled.prepare(all);
        interpreted.prepare(all);
      }
      for (int event = 0; event < EVENTS; event++) {
        int code = fields.next();
        List<Integer> expected = matches(interpreted, code);
        List<Integer> actual = matches(compiled, code);
        int at = event;
        assertEquals(
            expected,
            actual,
            () -> "seed=" + seed + " event=" + at + " type=" + EventTable.get(code).name());
        matches += actual.size();
      }
    }
    assertTrue(matches > 0, "no rule ever matches: seed=" + seed);
  }

  private static List<Integer> matches(Matcher matcher, int code) {
    List<Integer> matches = new ArrayList<>();
    if (matcher.begin(code)) {
      for (int rule = matcher.next(); rule >= 0; rule = matcher.next()) {
        matches.add(rule);
      }
    }
    return matches;
  }
}
