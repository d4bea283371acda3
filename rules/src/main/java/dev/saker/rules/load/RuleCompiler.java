package dev.saker.rules.load;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.Rule;
import dev.saker.rules.ir.EventCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes rules that can run of what was collected. Falco stops at the first error; this goes on, and
 * reports the others as further ones. One thread; serves all files of one loading.
 */
final class RuleCompiler {
  /** A rule that is held against more events than this is worth a warning. */
  private static final int MANY_EVENTS = 100;

  private static final EventCodes ASYNC = codes("ASYNCEVENT_E");
  private static final EventCodes PLUGIN = codes("PLUGINEVENT_E").or(ASYNC);

  private final ConditionCompiler conditions;
  private final OutputCompiler outputs;

  RuleCompiler(ConditionCompiler conditions, OutputCompiler outputs) {
    this.conditions = conditions;
    this.outputs = outputs;
  }

  /**
   * Compiles everything collected so far.
   *
   * @param unread names of items that could not be read: what refers to them is not reported
   * @return all rules whose source is known; what they are worth when the report has errors is up
   *     to the caller
   */
  List<CompiledRule> compile(Collector collected, FileReport report, Set<String> unread) {
    ListExpander lists;
    try {
      lists = new ListExpander(collected.lists());
    } catch (Rejection rejection) {
      report.error(rejection.problem());
      return List.of();
    }
    MacroTable macros = new MacroTable(conditions, lists, collected.macros(), unread);
    macros.compile(report);
    List<CompiledRule> rules = new ArrayList<>();
    for (RuleDefinition rule : collected.rules()) {
      if (!rule.unknownSource) {
        compile(rule, macros, report).ifPresent(rules::add);
      }
    }
    if (!report.failed()) {
      warnUnused(collected, lists, macros, report);
    }
    return rules;
  }

  private Optional<CompiledRule> compile(
      RuleDefinition rule, MacroTable macros, FileReport report) {
    String text;
    try {
      text = ExceptionConditions.write(rule.condition, rule.exceptions);
    } catch (Rejection rejection) {
      report.error(rejection.problem());
      return Optional.empty();
    }
    boolean outputSkipped = false;
    Optional<OutputCompiler.Output> output = Optional.empty();
    try {
      output = outputs.compile(rule, report);
      outputSkipped = output.isEmpty();
    } catch (Rejection rejection) {
      report.error(rejection.problem());
    }
    if (outputSkipped) {
      return Optional.empty();
    }
    try {
      Optional<ConditionCompiler.Checked> checked = conditions.compile(rule, text, macros, report);
      if (checked.isEmpty() || output.isEmpty()) {
        return Optional.empty();
      }
      warnEventTypes(rule, checked.get().eventCodes(), report);
      return Optional.of(compiled(rule, checked.get(), output.get(), macros));
    } catch (Rejection rejection) {
      report.error(rejection.problem());
    }
    return Optional.empty();
  }

  private static CompiledRule compiled(
      RuleDefinition definition,
      ConditionCompiler.Checked checked,
      OutputCompiler.Output output,
      MacroTable macros) {
    Rule rule =
        new Rule(
            definition.name,
            definition.description,
            definition.source,
            definition.priority,
            List.copyOf(definition.tags),
            definition.enabled,
            definition.capture,
            definition.captureDurationMs,
            definition.condition,
            definition.output,
            definition.exceptions.stream().map(ExceptionDefinition::name).toList(),
            definition.context.position());
    EventCodes codes =
        definition.source.equals(LoadOptions.SYSCALL) ? checked.eventCodes().or(ASYNC) : PLUGIN;
    RuleText text =
        new RuleText(definition, checked.place(), checked.written(), checked.expanded(), macros);
    return new CompiledRule(
        rule, checked.condition(), codes, output.template(), output.extras(), text);
  }

  private static void warnEventTypes(RuleDefinition rule, EventCodes codes, FileReport report) {
    if (!rule.source.equals(LoadOptions.SYSCALL) || !rule.warnEventTypes) {
      return;
    }
    if (codes.size() == 0) {
      report.warning(
          ProblemCode.LOAD_NO_EVTTYPE,
          rule.context,
          "rule can not match, no event has all the types it asks for: rule=" + rule.name,
          "compare the evt.type parts of its condition");
    } else if (codes.size() > MANY_EVENTS) {
      report.warning(
          ProblemCode.LOAD_NO_EVTTYPE,
          rule.context,
          "Rule matches too many evt.type values. This has a significant performance penalty.",
          "add 'evt.type in (...) and' to its condition, or 'warn_evttypes: false'");
    }
  }

  private static void warnUnused(
      Collector collected, ListExpander lists, MacroTable macros, FileReport report) {
    for (MacroDefinition macro : collected.macros().values()) {
      if (!macros.used().contains(macro.name())) {
        report.warning(
            ProblemCode.LOAD_UNUSED_MACRO,
            macro.context(),
            "Macro not referred to by any other rule/macro",
            "");
      }
    }
    for (ListDefinition list : collected.lists().values()) {
      if (!lists.used().contains(list.name())) {
        report.warning(
            ProblemCode.LOAD_UNUSED_LIST,
            list.context(),
            "List not referred to by any other rule/macro",
            "");
      }
    }
  }

  private static EventCodes codes(String constant) {
    for (EventType type : EventTable.all()) {
      if (type.constant().equals(constant)) {
        return EventCodes.of(type.code());
      }
    }
    throw new IllegalStateException("no such event: constant=" + constant);
  }
}
