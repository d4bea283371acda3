package dev.saker.rules.load;

import dev.saker.alerts.Priority;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A change to a rule, by {@code append} or {@code override}; what is empty stays as it is. Filled
 * while an item is read.
 */
final class RuleUpdate {
  final String name;
  final Context context;
  Optional<String> source = Optional.empty();
  Optional<String> condition = Optional.empty();
  Optional<String> output = Optional.empty();
  Optional<String> description = Optional.empty();
  Optional<Set<String>> tags = Optional.empty();
  Optional<List<ExceptionDefinition>> exceptions = Optional.empty();
  Optional<Priority> priority = Optional.empty();
  Optional<Boolean> capture = Optional.empty();
  OptionalLong captureDurationMs = OptionalLong.empty();
  Optional<Boolean> enabled = Optional.empty();
  Optional<Boolean> warnEventTypes = Optional.empty();
  Optional<Boolean> skipIfUnknownFilter = Optional.empty();

  RuleUpdate(String name, Context context) {
    this.name = name;
    this.context = context;
  }

  boolean isEmpty() {
    return condition.isEmpty()
        && output.isEmpty()
        && description.isEmpty()
        && tags.isEmpty()
        && exceptions.isEmpty()
        && priority.isEmpty()
        && capture.isEmpty()
        && captureDurationMs.isEmpty()
        && enabled.isEmpty()
        && warnEventTypes.isEmpty()
        && skipIfUnknownFilter.isEmpty();
  }
}
