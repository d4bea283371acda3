package dev.saker.rules.load;

import dev.saker.alerts.Priority;
import dev.saker.rules.ItemType;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads items of the kind {@code rule} in all their forms. */
final class RuleReader {
  static final Set<String> KEYS =
      Set.of(
          "rule",
          "condition",
          "output",
          "desc",
          "priority",
          "source",
          "enabled",
          "capture",
          "capture_duration",
          "warn_evttypes",
          "skip-if-unknown-filter",
          "tags",
          "exceptions",
          "override",
          "append");

  private final FileReport report;
  private final ExceptionReader exceptions;

  RuleReader(FileReport report) {
    this.report = report;
    this.exceptions = new ExceptionReader(report);
  }

  /** Reads an item into the collector. */
  void read(YamlNode.Mapping item, String name, Context context, Collector collector) {
    Optional<String> source = Decoder.optionalEmptyText(item, "source", context);
    boolean append = Decoder.optionalFlag(item, "append", context).orElse(false);
    if (append) {
      report.warning(
          ProblemCode.LOAD_DEPRECATED_ITEM,
          context,
          ItemReader.APPEND_DEPRECATED,
          "write 'override: {condition: append}' instead");
    }
    Overrides overrides =
        Overrides.read(item, RuleUpdateReader.APPENDABLE, RuleUpdateReader.REPLACEABLE, context);
    if (append && !overrides.isEmpty()) {
      throw Rejection.structure(
          context, "append and override together: rule=" + name, "leave 'append: true' out");
    }
    if (!overrides.isEmpty()) {
      new RuleUpdateReader(item, name, source, context, exceptions).read(overrides, collector);
    } else if (append) {
      append(item, name, source, context, collector);
    } else if (isSwitch(item)) {
      boolean enabled = Decoder.flag(item, "enabled", context);
      report.warning(
          ProblemCode.LOAD_DEPRECATED_ITEM,
          context,
          "The standalone 'enabled' key usage is deprecated. The correct approach requires also a"
              + " 'replace' entry under the 'override' key (i.e. 'enabled: replace').",
          "add 'override: {enabled: replace}'");
      collector.enableRule(name, enabled, context);
    } else {
      collector.defineRule(define(item, name, context), report);
    }
  }

  private static boolean isSwitch(YamlNode.Mapping item) {
    return !item.has("condition")
        && !item.has("output")
        && !item.has("desc")
        && !item.has("priority");
  }

  private void append(
      YamlNode.Mapping item,
      String name,
      Optional<String> source,
      Context context,
      Collector collector) {
    RuleUpdate update = new RuleUpdate(name, context);
    update.source = source;
    update.condition = Decoder.optionalText(item, "condition", context);
    if (item.has("exceptions")) {
      update.exceptions = Optional.of(exceptions.read(item, context, true));
    }
    collector.appendRule(update);
  }

  private RuleDefinition define(YamlNode.Mapping item, String name, Context context) {
    String condition = Decoder.text(item, "condition", context);
    String output = Decoder.text(item, "output", context);
    String description = Decoder.text(item, "desc", context);
    Priority priority = priority(item, context);
    String source = Decoder.optionalText(item, "source", context).orElse(LoadOptions.SYSCALL);
    RuleDefinition rule =
        new RuleDefinition(
            name,
            context,
            context.child(ItemType.RULE_CONDITION, "", item.get("condition").orElse(item).mark()),
            context.child(ItemType.RULE_OUTPUT, "", item.get("output").orElse(item).mark()),
            source,
            condition,
            output.strip(),
            description,
            priority);
    rule.enabled = Decoder.optionalFlag(item, "enabled", context).orElse(true);
    rule.capture = Decoder.optionalFlag(item, "capture", context).orElse(false);
    rule.captureDurationMs = Decoder.optionalNumber(item, "capture_duration", context).orElse(0);
    rule.warnEventTypes = Decoder.optionalFlag(item, "warn_evttypes", context).orElse(true);
    rule.skipIfUnknownFilter =
        Decoder.optionalFlag(item, "skip-if-unknown-filter", context).orElse(false);
    rule.tags = new TreeSet<>(Decoder.optionalTexts(item, "tags", context).orElse(List.of()));
    rule.exceptions = new ArrayList<>(exceptions.read(item, context, false));
    return rule;
  }

  /** The priority of an item, which must be there. */
  static Priority priority(YamlNode.Mapping item, Context context) {
    String word = Decoder.text(item, "priority", context);
    Context at =
        context.child(ItemType.RULE_PRIORITY, "", item.get("priority").orElse(item).mark());
    return Priority.parse(word)
        .orElseThrow(() ->
            Rejection.structure(
                at,
                "unknown priority: priority=" + word,
                "use emergency, alert, critical, error, warning, notice, informational or"
                    + " debug"));
  }
}
