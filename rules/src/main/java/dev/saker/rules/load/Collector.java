package dev.saker.rules.load;

import dev.saker.rules.LoadOptions;
import dev.saker.rules.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the items of all files come to, one after the other. Every list, macro and rule keeps the
 * place where it was first defined. One thread.
 */
final class Collector {
  private final LoadOptions options;
  private final ExceptionRules exceptionRules;
  private final Map<String, ListDefinition> lists = new LinkedHashMap<>();
  private final Map<String, MacroDefinition> macros = new LinkedHashMap<>();
  private final Map<String, RuleDefinition> rules = new LinkedHashMap<>();
  private final List<PluginRequirement> requirements = new ArrayList<>();
  private Version engineVersion = new Version(0, 0, 0);
  private int next;

  Collector(LoadOptions options, ExceptionRules exceptionRules) {
    this.options = options;
    this.exceptionRules = exceptionRules;
  }

  /** An independent copy with the same content. */
  Collector copy() {
    Collector copy = new Collector(options, exceptionRules);
    copy.lists.putAll(lists);
    copy.macros.putAll(macros);
    rules.forEach((name, rule) -> copy.rules.put(name, rule.copy()));
    copy.requirements.addAll(requirements);
    copy.engineVersion = engineVersion;
    copy.next = next;
    return copy;
  }

  Map<String, ListDefinition> lists() {
    return Collections.unmodifiableMap(lists);
  }

  Map<String, MacroDefinition> macros() {
    return Collections.unmodifiableMap(macros);
  }

  Collection<RuleDefinition> rules() {
    return Collections.unmodifiableCollection(rules.values());
  }

  List<PluginRequirement> requirements() {
    return Collections.unmodifiableList(requirements);
  }

  /** The largest engine version that a file requires. */
  Version engineVersion() {
    return engineVersion;
  }

  void requireEngine(Version required, Context context) {
    Version present = Version.parse(options.engineVersion()).orElseThrow();
    if (!present.satisfies(required)) {
      throw Rejection.meaning(
          context,
          "Rules require engine version " + required + ", but engine version is " + present,
          "use rules made for this version, or a newer Saker");
    }
    if (required.compareTo(engineVersion) > 0) {
      engineVersion = required;
    }
  }

  void requirePlugins(PluginRequirement requirement, Context context) {
    List<String> names = new ArrayList<>();
    for (PluginRequirement.Alternative wanted : requirement.alternatives()) {
      if (Version.parse(wanted.version()).isEmpty()) {
        throw Rejection.meaning(
            context,
            "not a version: plugin=" + wanted.name() + " version=" + wanted.version(),
            "write three numbers: x.y.z");
      }
      if (names.contains(wanted.name())) {
        throw Rejection.meaning(
            context,
            "plugin named twice in one requirement: name=" + wanted.name(),
            "keep one of the versions");
      }
      names.add(wanted.name());
    }
    requirements.add(requirement);
  }

  void defineList(String name, List<String> items, Context context) {
    ListDefinition previous = lists.get(name);
    int id = next++;
    int index = previous == null ? id : previous.index();
    lists.put(name, new ListDefinition(name, items, context, index, id));
  }

  void appendList(String name, List<String> items, Context context) {
    ListDefinition previous = lists.get(name);
    if (previous == null) {
      throw undefined("list", name, context);
    }
    List<String> all = new ArrayList<>(previous.items());
    all.addAll(items);
    lists.put(name, new ListDefinition(name, all, previous.context(), previous.index(), next++));
  }

  void defineMacro(String name, String condition, Context context, Context conditionContext) {
    MacroDefinition previous = macros.get(name);
    int id = next++;
    int index = previous == null ? id : previous.index();
    macros.put(name, new MacroDefinition(name, condition, context, conditionContext, index, id));
  }

  void appendMacro(String name, String condition, Context context) {
    MacroDefinition previous = macros.get(name);
    if (previous == null) {
      throw undefined("macro", name, context);
    }
    macros.put(
        name,
        new MacroDefinition(
            name,
            previous.condition() + " " + condition,
            previous.context(),
            previous.conditionContext(),
            previous.index(),
            next++));
  }

  void defineRule(RuleDefinition rule, FileReport report) {
    previousRule(rule.name, Optional.of(rule.source), rule.context);
    rule.unknownSource = !options.sources().contains(rule.source);
    if (rule.unknownSource) {
      report.warning(
          ProblemCode.LOAD_UNKNOWN_SOURCE,
          rule.context,
          "Unknown source " + rule.source + ", skipping",
          "");
    }
    rule.exceptions.replaceAll(
        exception -> exceptionRules.validate(exception, !rule.unknownSource));
    rules.put(rule.name, rule);
    next++;
  }

  void appendRule(RuleUpdate update) {
    RuleDefinition rule = updatedRule(update, "Appended");
    update.condition.ifPresent(text -> rule.condition = rule.condition + " " + text);
    update.output.ifPresent(text -> rule.output = rule.output + " " + text);
    update.description.ifPresent(text -> rule.description = rule.description + " " + text);
    update.tags.ifPresent(tags -> rule.tags.addAll(tags));
    for (ExceptionDefinition exception : update.exceptions.orElse(List.of())) {
      appendException(rule, exception);
    }
    next++;
  }

  void replaceInRule(RuleUpdate update) {
    RuleDefinition rule = updatedRule(update, "Replaced");
    update.condition.ifPresent(text -> rule.condition = text);
    update.output.ifPresent(text -> rule.output = text);
    update.description.ifPresent(text -> rule.description = text);
    update.tags.ifPresent(tags -> rule.tags = new TreeSet<>(tags));
    update.exceptions.ifPresent(exceptions -> rule.exceptions = new ArrayList<>(exceptions));
    update.priority.ifPresent(priority -> rule.priority = priority);
    update.capture.ifPresent(flag -> rule.capture = flag);
    update.captureDurationMs.ifPresent(duration -> rule.captureDurationMs = duration);
    update.enabled.ifPresent(flag -> rule.enabled = flag);
    update.warnEventTypes.ifPresent(flag -> rule.warnEventTypes = flag);
    update.skipIfUnknownFilter.ifPresent(flag -> rule.skipIfUnknownFilter = flag);
    next++;
  }

  void enableRule(String name, boolean enabled, Context context) {
    RuleDefinition rule = rules.get(name);
    if (rule == null) {
      throw Rejection.meaning(
          context,
          "no such rule to switch on or off: rule=" + name,
          "load the file that defines it first, or correct the name");
    }
    rule.enabled = enabled;
  }

  private Optional<RuleDefinition> previousRule(
      String name, Optional<String> source, Context context) {
    RuleDefinition previous = rules.get(name);
    if (previous != null && source.isPresent() && !source.get().equals(previous.source)) {
      throw Rejection.meaning(
          context,
          "rule defined before with another source: rule="
              + name
              + " before="
              + previous.source
              + " now="
              + source.get(),
          "give it another name, or the same source");
    }
    return Optional.ofNullable(previous);
  }

  private RuleDefinition updatedRule(RuleUpdate update, String operation) {
    RuleDefinition rule =
        previousRule(update.name, update.source, update.context)
            .orElseThrow(() -> undefined("rule", update.name, update.context));
    if (update.isEmpty()) {
      throw Rejection.meaning(
          update.context,
          operation + " rule must have exceptions or condition property",
          "give a condition or exceptions");
    }
    return rule;
  }

  private void appendException(RuleDefinition rule, ExceptionDefinition exception) {
    for (int i = 0; i < rule.exceptions.size(); i++) {
      ExceptionDefinition previous = rule.exceptions.get(i);
      if (previous.name().equals(exception.name())) {
        requireValuesOnly(exception);
        rule.exceptions.set(i, previous.withMoreValues(exception.values()));
        return;
      }
    }
    if (!exception.fields().isPresent()) {
      throw ExceptionRules.noFields(exception);
    }
    if (exception.values().isEmpty()) {
      throw Rejection.meaning(
          exception.context(),
          "new exception has no values: exception=" + exception.name(),
          "add 'values:'");
    }
    rule.exceptions.add(exceptionRules.validate(exception, !rule.unknownSource));
  }

  private static void requireValuesOnly(ExceptionDefinition exception) {
    if (exception.fields().isPresent() || exception.comparisons().isPresent()) {
      String key = exception.fields().isPresent() ? "fields" : "comps";
      throw Rejection.meaning(
          exception.context(),
          "exception exists already, only values can be added: exception="
              + exception.name()
              + " key="
              + key,
          "leave '" + key + "' out, or choose another name");
    }
  }

  private static Rejection undefined(String kind, String name, Context context) {
    return Rejection.meaning(
        context,
        "nothing to change, no " + kind + " of this name before: " + kind + "=" + name,
        "load the file that defines it first, or correct the name");
  }
}
