package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RuleEvaluatorTest {
  private static final String RULES =
      """
      - rule: Open
        desc: d
        condition: evt.type=openat
        output: opened | file=%fd.name by=%proc.name
        priority: INFO
        tags: [b, a]
      - rule: Cat
        desc: d
        condition: proc.name=cat
        output: cat
        priority: WARNING
        warn_evttypes: false
      - rule: Off
        desc: d
        condition: evt.type=openat
        output: off
        priority: ERROR
        enabled: false
        tags: [late]
      """;

  private final FakeFields fields =
      new FakeFields().set("proc.name", "cat").set("evt.type", "openat").set("fd.name", "/etc/x");
  private final EventView openat = event("openat");
  private final EventView close = event("close");

  @Test
  void firstRuleInLoadOrderEndsTheSearch() {
    assertEquals(List.of("Open"), matches(LoadOptions.defaults(), RuleMatching.FIRST, openat));
  }

  @Test
  void everyRuleMatchesWhenAllMay() {
    assertEquals(List.of("Open", "Cat"), matches(LoadOptions.defaults(), RuleMatching.ALL, openat));
  }

  @Test
  void ruleIsNotHeldAgainstOtherEventTypes() {
    fields.set("evt.type", "close");
    assertEquals(List.of("Cat"), matches(LoadOptions.defaults(), RuleMatching.ALL, close));
  }

  @Test
  void nothingMatches() {
    fields.set("proc.name", "dog").set("evt.type", "close");
    RuleEvaluator evaluator = evaluator(LoadOptions.defaults(), RuleMatching.ALL);
    assertFalse(evaluator.evaluate(close, match -> assertNull(match)));
  }

  @Test
  void lessUrgentRulesDoNotRun() {
    LoadOptions options = LoadOptions.defaults().withMinimumPriority(Priority.WARNING);
    assertEquals(List.of("Cat"), matches(options, RuleMatching.ALL, openat));
    RuleSet rules = load(options);
    assertEquals(3, rules.rules().size());
    assertFalse(rules.runs(rules.rules().getFirst()));
  }

  @Test
  void laterSelectionsWinAndPutRulesBehind() {
    LoadOptions options =
        LoadOptions.defaults()
            .withSelections(
                List.of(
                    RuleSelection.byName(false, "*"),
                    RuleSelection.byTag(true, "late"),
                    RuleSelection.byName(true, "C*")));
    assertEquals(List.of("Off", "Cat"), matches(options, RuleMatching.ALL, openat));
  }

  @Test
  void eventCodesAreThoseOfTheRulesThatRun() {
    LoadOptions options =
        LoadOptions.defaults().withSelections(List.of(RuleSelection.byName(false, "Cat")));
    for (EventType type : EventTable.all()) {
      boolean expected = type.name().equals("openat") || type.constant().equals("ASYNCEVENT_E");
      assertEquals(
          expected,
          load(options).eventCodes(LoadOptions.SYSCALL).get(type.code()),
          type.constant());
    }
  }

  @Test
  void otherSourceHasNoRules() {
    RuleEvaluator evaluator =
        load(LoadOptions.defaults()).evaluator("k8s_audit", fields, RuleMatching.ALL);
    assertFalse(evaluator.evaluate(openat, match -> assertNull(match)));
  }

  @Test
  void alertHoldsTheOutput() {
    Alert alert = alert(LoadOptions.defaults());
    assertEquals("opened | file=/etc/x by=cat", alert.message());
    assertEquals(Map.of("fd.name", "/etc/x", "proc.name", "cat"), alert.fields());
    assertEquals("Open", alert.rule());
    assertEquals("syscall", alert.source());
    assertEquals(List.of("a", "b"), alert.tags());
    assertEquals("host", alert.hostname());
    assertEquals(Priority.INFORMATIONAL, alert.priority());
    assertEquals(1234, alert.timestampNs());
  }

  @Test
  void appendedOutputFollowsWhereItMatches() {
    LoadOptions options =
        LoadOptions.defaults()
            .withAppendOutputs(
                List.of(
                    AppendOutput.text("all=%evt.type"),
                    forRule("Open", Set.of("a")),
                    forRule("Open", Set.of("a", "x")),
                    forRule("Cat", Set.of())));
    Alert alert = alert(options);
    assertEquals("opened | file=/etc/x by=cat all=openat Open[a]", alert.message());
  }

  @Test
  void extraFieldsStandInNoOutput() {
    AppendOutput extra =
        new AppendOutput(
            Optional.of("syscall"),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            List.of(
                AppendOutput.ExtraField.raw("evt.num"),
                AppendOutput.ExtraField.formatted("who", "by %proc.name")),
            false);
    fields.set("evt.num", 7L);
    Alert alert = alert(LoadOptions.defaults().withAppendOutputs(List.of(extra)));
    assertEquals("opened | file=/etc/x by=cat", alert.message());
    assertEquals(7L, alert.fields().get("evt.num"));
    assertEquals("by cat", alert.fields().get("who"));
  }

  @Test
  void suggestedFieldsAreAppendedWithTheStaticOnes() {
    LoadOptions options =
        LoadOptions.defaults()
            .withAppendOutputs(List.of(AppendOutput.suggested()))
            .withStaticFields(Map.of("site", "north"));
    String message = alert(options).message();
    assertTrue(message.contains(" container_id=<NA> "), message);
    assertTrue(message.contains(" k8s_ns_name=<NA> "), message);
    assertTrue(message.endsWith(" static_site=<NA>"), message);
  }

  @Test
  void matchIsGoneWithItsEvent() {
    List<RuleMatch> kept = new ArrayList<>();
    evaluator(LoadOptions.defaults(), RuleMatching.FIRST).evaluate(openat, kept::add);
    assertThrows(IllegalStateException.class, () -> kept.getFirst().alert("host"));
  }

  private static AppendOutput forRule(String rule, Set<String> tags) {
    return new AppendOutput(
        Optional.empty(),
        Optional.of(rule),
        tags,
        Optional.of(rule + tags.stream().sorted().toList()),
        List.of(),
        false);
  }

  private Alert alert(LoadOptions options) {
    List<Alert> alerts = new ArrayList<>();
    evaluator(options, RuleMatching.FIRST)
        .evaluate(openat, match -> alerts.add(match.alert("host")));
    return alerts.getFirst();
  }

  private List<String> matches(LoadOptions options, RuleMatching matching, EventView event) {
    List<String> names = new ArrayList<>();
    boolean matched =
        evaluator(options, matching).evaluate(event, match -> names.add(match.rule().name()));
    assertEquals(!names.isEmpty(), matched);
    return names;
  }

  private RuleEvaluator evaluator(LoadOptions options, RuleMatching matching) {
    return load(options).evaluator(LoadOptions.SYSCALL, fields, matching);
  }

  private static RuleSet load(LoadOptions options) {
    LoadResult result = new RuleLoader(options).load(List.of(new RuleFile("rules.yaml", RULES)));
    return result.rules().orElseThrow(() -> new AssertionError(LoadReport.text(result, true)));
  }

  private static EventView event(String name) {
    EventType type =
        EventTable.named(name).stream().filter(each -> !each.isEnter()).findFirst().orElseThrow();
    EventBuilder builder = new EventBuilder().start(type, 1234, 1);
    type.params().forEach(param -> builder.empty());
    int length = builder.finish();
    EventView view = new EventView();
    assertNull(view.wrap(builder.buffer(), 0, length));
    return view;
  }
}
