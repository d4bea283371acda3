package dev.saker.rules.load;

import dev.saker.events.EventTable;
import dev.saker.rules.AppendOutput.ExtraField;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.check.Checker;
import dev.saker.rules.check.SystemCalls;
import dev.saker.rules.describe.RulesDescription;
import dev.saker.rules.describe.RulesDescription.ConditionDescription;
import dev.saker.rules.describe.RulesDescription.ListDescription;
import dev.saker.rules.describe.RulesDescription.MacroDescription;
import dev.saker.rules.describe.RulesDescription.PluginVersion;
import dev.saker.rules.describe.RulesDescription.RuleDescription;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Printer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Describes what was collected from files without error. It expands everything once more, so that
 * loading carries nothing that only descriptions need. One thread.
 */
final class Describer {
  private static final String ASYNC = "asyncevent";
  private static final String PLUGIN = "pluginevent";

  private final Collector collected;
  private final ConditionCompiler conditions;
  private final Checker checker;
  private final MacroTable macros;
  private final Map<String, CompiledRule> compiled;

  /**
   * Prepares describing.
   *
   * @param compiled all rules, by name
   */
  Describer(
      Collector collected,
      ConditionCompiler conditions,
      Checker checker,
      Map<String, CompiledRule> compiled) {
    this.collected = collected;
    this.conditions = conditions;
    this.checker = checker;
    this.compiled = compiled;
    this.macros =
        new MacroTable(
            conditions, new ListExpander(collected.lists()), collected.macros(), Set.of());
  }

  RulesDescription describe() {
    macros.compile(new FileReport("description"));
    List<RuleDescription> rules = new ArrayList<>();
    for (RuleDefinition rule : collected.rules()) {
      CompiledRule known = compiled.get(rule.name);
      if (known != null) {
        rules.add(describe(rule, known));
      }
    }
    return new RulesDescription(
        collected.engineVersion().toString(),
        collected.requirements().stream().map(Describer::plugins).toList(),
        rules,
        collected.macros().values().stream().map(this::describe).toList(),
        collected.lists().values().stream().map(this::describe).toList());
  }

  private static List<PluginVersion> plugins(PluginRequirement requirement) {
    return requirement.alternatives().stream()
        .map(each -> new PluginVersion(each.name(), each.version()))
        .toList();
  }

  private RuleDescription describe(RuleDefinition rule, CompiledRule known) {
    String text = ExceptionConditions.write(rule.condition, rule.exceptions);
    String expanded = macros.lists().expand(text, rule.context);
    ConditionPlace place = new ConditionPlace(rule.context, rule.conditionContext, expanded);
    Expression whole = macros.expand(conditions.parse(place), place).orElseThrow();
    boolean ofSystemCalls = rule.source.equals(LoadOptions.SYSCALL);
    List<String> outputFields = new ArrayList<>();
    SortedMap<String, String> extras = new TreeMap<>();
    for (CompiledRule.Extra extra : known.extras()) {
      ExtraField field = extra.field();
      outputFields.add(field.template());
      if (!field.raw()) {
        extras.put(field.key(), field.template());
      }
    }
    known.output().mentions().forEach(field -> outputFields.add(field.text()));
    SortedSet<String> exceptionFields = new TreeSet<>();
    SortedSet<String> operators = new TreeSet<>();
    for (ExceptionDefinition exception : rule.exceptions) {
      addTexts(exception.fields(), exceptionFields);
      addTexts(exception.comparisons(), operators);
    }
    return new RuleDescription(
        known.rule(),
        describe(rule.condition, rule.conditionContext, whole, ofSystemCalls),
        known.output().text(),
        outputFields,
        extras,
        exceptionFields,
        operators);
  }

  private MacroDescription describe(MacroDefinition macro) {
    return new MacroDescription(
        macro.name(),
        describe(macro.condition(), macro.conditionContext(), macros.tree(macro.name()), true),
        macros.used().contains(macro.name()));
  }

  private ListDescription describe(ListDefinition list) {
    List<String> allItems = macros.lists().items(list);
    List<String> items = new ArrayList<>();
    SortedSet<String> lists = new TreeSet<>();
    for (String item : list.items()) {
      if (allItems.contains(item)) {
        items.add(item);
      } else {
        lists.add(item);
      }
    }
    return new ListDescription(
        list.name(), items, lists, allItems, macros.lists().used().contains(list.name()));
  }

  private ConditionDescription describe(
      String text, Context context, Expression whole, boolean ofSystemCalls) {
    ExpressionNames written =
        ExpressionNames.in(conditions.parse(new ConditionPlace(context, context, text)));
    ExpressionNames full = ExpressionNames.in(whole);
    written.macros.retainAll(collected.macros().keySet());
    written.items.retainAll(collected.lists().keySet());
    SortedSet<String> systemCalls = SystemCalls.infer(whole);
    return new ConditionDescription(
        text,
        Printer.printForPrograms(whole),
        written.macros,
        written.items,
        full.operators,
        full.fields,
        ofSystemCalls ? events(whole, systemCalls) : new TreeSet<>(List.of(PLUGIN, ASYNC)),
        systemCalls,
        full.events);
  }

  /** What has no event of its own is named by its system call. */
  private SortedSet<String> events(Expression whole, SortedSet<String> systemCalls) {
    BitSet codes = checker.check(whole).eventCodes().toBitSet();
    SortedSet<String> events = new TreeSet<>(systemCalls);
    events.add(ASYNC);
    for (int code = codes.nextSetBit(2); code >= 0; code = codes.nextSetBit(code + 1)) {
      events.add(EventTable.get(code).name());
    }
    return events;
  }

  private static void addTexts(ExceptionEntry entry, SortedSet<String> texts) {
    switch (entry) {
      case ExceptionEntry.Single single -> texts.add(single.text());
      case ExceptionEntry.Several several -> several.items().forEach(item -> addTexts(item, texts));
    }
  }
}
