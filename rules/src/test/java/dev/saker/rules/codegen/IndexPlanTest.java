package dev.saker.rules.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.events.EventTable;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldSource;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.ir.RuleCondition;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.ParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class IndexPlanTest {
  private static final FieldSource NOTHING = IndexPlanTest::missing;

  @Test
  void rulesAreLookedUpByTheConstantThatTheyShareWithTheFewest() {
    GroupPlan plan =
        plan(100, i -> "fd.typechar = f and fd.name = /data/" + i + " and proc.name = n" + i % 20);
    for (IndexPlan.Entry entry : plan.index) {
      assertEquals("fd.name", Objects.requireNonNull(entry).field().text());
    }
  }

  @Test
  void smallGroupHasNoIndex() {
    GroupPlan plan = plan(64, i -> "fd.name = /data/" + i);
    for (IndexPlan.Entry entry : plan.index) {
      assertEquals(null, entry);
    }
  }

  @Test
  void constantThatAllRulesShareIsNoIndex() {
    GroupPlan plan = plan(100, i -> "fd.typechar = f and fd.num > " + i);
    for (IndexPlan.Entry entry : plan.index) {
      assertEquals(null, entry);
    }
  }

  @Test
  void fieldOfFewRulesIsNoIndex() {
    GroupPlan plan = plan(100, i -> i < 3 ? "fd.num = " + i : "fd.name startswith /data/" + i);
    assertEquals(null, plan.index[0]);
    assertEquals("fd.name", Objects.requireNonNull(plan.index[3]).field().text());
  }

  @Test
  void whatWasLookedUpIsNotAskedAgain() {
    GroupPlan plan = plan(100, i -> "fd.name contains /data/" + i + "/");
    for (BlockPlan block : plan.blocks) {
      for (Node rest : block.rest) {
        assertEquals(true, rest instanceof Node.Fixed fixed && fixed.value);
      }
    }
  }

  private static GroupPlan plan(int count, IntFunction<String> condition) {
    List<RuleCondition> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ParseResult.Parsed parsed = (ParseResult.Parsed) ConditionParser.parse(condition.apply(i));
      CheckResult checked = new Checker(FieldResolver.STANDARD).check(parsed.expression());
      rules.add(
          new RuleCondition(
              "rule " + i, Objects.requireNonNull(checked.condition()), EventCodes.ALL));
    }
    Graph graph = new Graph(NOTHING);
    return new GroupPlan(graph, new Grouping(graph, rules).of(EventTable.get(3)));
  }

  private static FieldReader missing(FieldRef field) {
    return out -> false;
  }
}
