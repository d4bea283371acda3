package dev.saker.rules.load;

import dev.saker.alerts.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A rule as collected so far; changes while files are read. */
final class RuleDefinition {
  final String name;
  final Context context;
  final Context conditionContext;
  final Context outputContext;
  final String source;

  /** Whether nobody knows the source, so that the rule is only remembered. */
  boolean unknownSource;

  String condition;
  String output;
  String description;
  Priority priority;
  boolean enabled = true;
  boolean capture;
  long captureDurationMs;
  boolean warnEventTypes = true;
  boolean skipIfUnknownFilter;
  SortedSet<String> tags = new TreeSet<>();
  List<ExceptionDefinition> exceptions = new ArrayList<>();

  RuleDefinition(
      String name,
      Context context,
      Context conditionContext,
      Context outputContext,
      String source,
      String condition,
      String output,
      String description,
      Priority priority) {
    this.name = name;
    this.context = context;
    this.conditionContext = conditionContext;
    this.outputContext = outputContext;
    this.source = source;
    this.condition = condition;
    this.output = output;
    this.description = description;
    this.priority = priority;
  }

  RuleDefinition copy() {
    RuleDefinition copy =
        new RuleDefinition(
            name,
            context,
            conditionContext,
            outputContext,
            source,
            condition,
            output,
            description,
            priority);
    copy.unknownSource = unknownSource;
    copy.enabled = enabled;
    copy.capture = capture;
    copy.captureDurationMs = captureDurationMs;
    copy.warnEventTypes = warnEventTypes;
    copy.skipIfUnknownFilter = skipIfUnknownFilter;
    copy.tags = new TreeSet<>(tags);
    copy.exceptions = new ArrayList<>(exceptions);
    return copy;
  }
}
