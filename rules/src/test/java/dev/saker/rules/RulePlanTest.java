package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventType;
import dev.saker.rules.plan.EventPlan;
import dev.saker.rules.plan.PlanPart;
import dev.saker.rules.plan.PlanStep;
import dev.saker.rules.plan.RulePlan;
import dev.saker.rules.plan.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulePlanTest {
  private static final String RULES =
      """
      - macro: opened
        condition: (evt.type in (open, openat) and fd.typechar = f and fd.num >= 0)
      - rule: A
        desc: d
        condition: opened and (fd.name startswith /a or fd.name startswith /b or fd.name startswith /c)
        output: o
        priority: INFO
      - rule: B
        desc: d
        condition: opened and fd.name in (/x, /y)
        output: o
        priority: INFO
      - rule: Off
        desc: d
        condition: opened and fd.name contains x
        output: o
        priority: INFO
        enabled: false
      """;

  private final RuleSet rules =
      new RuleLoader(LoadOptions.defaults())
          .load(List.of(new RuleFile("rules.yaml", RULES)))
          .rules()
          .orElseThrow();

  @Test
  void whatRulesShareComesBeforeWhatIsTheirOwn() {
    EventPlan events = openat(plan("A"));
    assertEquals(
        List.of(PlanStep.Stage.SHARED, PlanStep.Stage.SHARED, PlanStep.Stage.OWN),
        events.steps().stream().map(PlanStep::stage).toList());
    assertEquals(List.of("B"), events.steps().getFirst().sharedWith());
    PlanPart.Ask own = assertInstanceOf(PlanPart.Ask.class, events.steps().getLast().part());
    assertEquals("fd.name", own.field().text());
    assertEquals(List.of(new Structure(Structure.Kind.AUTOMATON, 3)), own.structures());
    assertTrue(own.costNs() > 0 && own.chance() > 0 && own.chance() < 1, own.toString());
  }

  @Test
  void equalTextsAreOneHashTable() {
    PlanPart.Ask own =
        assertInstanceOf(PlanPart.Ask.class, openat(plan("B")).steps().getLast().part());
    assertEquals(List.of(new Structure(Structure.Kind.HASH, 2)), own.structures());
  }

  @Test
  void ruleThatDoesNotRunIsPlannedByItself() {
    assertTrue(openat(plan("Off")).steps().stream().allMatch(step -> step.sharedWith().isEmpty()));
  }

  private RulePlan plan(String name) {
    Rule rule =
        rules.rules().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return rules.plan(rule, new FakeFields());
  }

  private static EventPlan openat(RulePlan plan) {
    for (EventPlan events : plan.events()) {
      if (events.types().stream().map(EventType::name).anyMatch("openat"::equals)) {
        return events;
      }
    }
    throw new AssertionError("no plan for openat: " + plan);
  }
}
