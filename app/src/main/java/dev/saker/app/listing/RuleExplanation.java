package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldSource;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleSet;
import dev.saker.rules.WrittenCondition;
import dev.saker.rules.plan.EventPlan;
import dev.saker.rules.plan.PlanStep;
import dev.saker.rules.plan.RulePlan;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Printer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells what a rule means and how events are held against it. */
public final class RuleExplanation {
  private static final int WIDTH = 110;

  /** Names shown of the types of events. */
  private static final int SHOWN = 24;

  private final RuleSet rules;
  private final Rule rule;
  private final RulePlan plan;

  /**
   * Prepares the explanation of a rule.
   *
   * @param fields knows what fields depend on; no value is read
   */
  public RuleExplanation(RuleSet rules, Rule rule, FieldSource fields) {
    this.rules = rules;
    this.rule = rule;
    this.plan = rules.plan(rule, fields);
  }

  /** The explanation for people. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(rule.name()).append('\n');
    line(out, "defined", rule.position().name() + ":" + (rule.position().line() + 1));
    line(out, "source", rule.source());
    line(out, "priority", rule.priority().label());
    line(out, "tags", rule.tags().isEmpty() ? "none" : String.join(", ", rule.tags()));
    line(out, "runs", rules.runs(rule) ? "yes" : "no; the plan is that of the rule alone");
    out.append("\ncondition, lists replaced, exceptions appended\n");
    ConditionTree.append(out, rules.written(rule), 2);
    out.append("\nevents\n  ");
    Wrapping.append(out, events(), 2, WIDTH);
    out.append("\n\nplan, with costs estimated from the form of the condition\n");
    plan.events().stream()
        .filter(events -> !isAsynchronous(events) || plan.events().size() == 1)
        .forEach(events -> append(out, events));
    if (plan.events().size() > 1
        && plan.events().stream().anyMatch(RuleExplanation::isAsynchronous)) {
      out.append(
          "  for asyncevent, which brings a name of its own: the same, and evt.type is asked\n");
    }
    if (plan.events().isEmpty()) {
      out.append("  no event can match\n");
    }
    return out.toString();
  }

  /** The explanation as a JSON object on a line of its own. */
  public String json() {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.compact(out).startObject();
    json.name("condition").value(expanded());
    json.name("enabled").value(rule.enabled());
    json.name("event_types").strings(List.copyOf(names().keySet()));
    json.name("name").value(rule.name());
    json.name("plan").startArray();
    plan.events().forEach(events -> append(json, events));
    json.endArray();
    json.name("priority").value(rule.priority().label());
    json.name("source").value(rule.source());
    json.name("syscalls").value(syscalls());
    json.name("tags").strings(rule.tags());
    json.endObject();
    return out.append('\n').toString();
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("  ").append(name).repeat(' ', 10 - name.length()).append(value).append('\n');
  }

  private static void append(StringBuilder out, EventPlan events) {
    out.append("  for ");
    Wrapping.append(
        out, list(events.types().stream().map(EventType::name).distinct().toList()), 6, WIDTH);
    out.append('\n');
    int number = 1;
    for (PlanStep step : events.steps()) {
      out.append(String.format(Locale.ROOT, "  %3d. ", number++));
      Wrapping.append(out, PlanText.of(step.part()), 7, WIDTH);
      out.append("\n       - ");
      Wrapping.append(out, description(step), 9, WIDTH);
      out.append('\n');
    }
    if (events.steps().isEmpty()) {
      out.append("       nothing is asked, every such event matches\n");
    }
  }

  private static boolean isAsynchronous(EventPlan events) {
    return events.types().stream().allMatch(type -> type.constant().equals("ASYNCEVENT_E"));
  }

  private static String description(PlanStep step) {
    StringBuilder out = new StringBuilder();
    out.append(
        switch (step.stage()) {
          case INDEX -> "one look-up of the value finds the rules that may match";
          case PROCESS -> "remembered for the process";
          case SHARED -> "asked once per event";
          case OWN -> "asked for this rule";
        });
    if (!step.sharedWith().isEmpty()) {
      int others = step.sharedWith().size();
      out.append(", shared with ").append(others).append(others == 1 ? " rule" : " rules");
    }
    List<String> structures = PlanText.structures(step.part());
    if (!structures.isEmpty()) {
      out.append("; ").append(String.join(", ", structures));
    }
    out.append(String.format(Locale.ROOT, "; about %.0f ns", Math.ceil(step.part().costNs())));
    return out.toString();
  }

  private String events() {
    Map<String, Boolean> names = names();
    return names.size()
        + (names.size() == 1 ? " type, " : " types, ")
        + syscalls()
        + " of them system calls: "
        + list(names.keySet());
  }

  private static String list(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.size() > SHOWN ? shown + ", and " + (names.size() - SHOWN) + " more" : shown;
  }

  private long syscalls() {
    return names().values().stream().filter(syscall -> syscall).count();
  }

  /** Names of the types of events, and whether they are system calls. */
  private Map<String, Boolean> names() {
    Map<String, Boolean> names = new TreeMap<>();
    rules.eventCodes(rule).stream()
        .mapToObj(EventTable::get)
        .filter(type -> !type.has(EventType.UNUSED))
        .forEach(type ->
            names.merge(type.name(), type.isKind(EventType.KIND_SYSCALL), Boolean::logicalOr));
    return names;
  }

  private String expanded() {
    WrittenCondition written = rules.written(rule);
    return Printer.print(expanded(written.condition(), written.macros()));
  }

  private static Expression expanded(Expression tree, Map<String, Expression> macros) {
    return switch (tree) {
      case Expression.And and ->
          new Expression.And(
              and.children().stream().map(child -> expanded(child, macros)).toList(),
              and.position());
      case Expression.Or or ->
          new Expression.Or(
              or.children().stream().map(child -> expanded(child, macros)).toList(), or.position());
      case Expression.Not not -> new Expression.Not(expanded(not.child(), macros), not.position());
      case Expression.MacroName name -> {
        Expression macro = macros.get(name.name());
        yield macro == null ? name : expanded(macro, macros);
      }
      case Expression.Exists exists -> exists;
      case Expression.Comparison comparison -> comparison;
    };
  }

  private static void append(JsonWriter json, EventPlan events) {
    json.startObject();
    json.name("event_types")
        .strings(events.types().stream().map(EventType::name).distinct().toList());
    json.name("steps").startArray();
    for (PlanStep step : events.steps()) {
      json.startObject();
      json.name("condition").value(PlanText.of(step.part()));
      json.name("cost_ns").value(Math.round(Math.ceil(step.part().costNs())));
      json.name("shared_with").strings(step.sharedWith());
      json.name("stage").value(step.stage().name().toLowerCase(Locale.ROOT));
      json.name("structures").strings(PlanText.structures(step.part()));
      json.endObject();
    }
    json.endArray().endObject();
  }
}
