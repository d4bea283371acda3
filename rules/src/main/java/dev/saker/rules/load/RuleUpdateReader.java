package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a rule item with an {@code override}. Serves one item. */
final class RuleUpdateReader {
  static final Set<String> APPENDABLE = Set.of("condition", "output", "desc", "tags", "exceptions");
  static final Set<String> REPLACEABLE =
      Set.of(
          "condition",
          "output",
          "desc",
          "priority",
          "capture",
          "capture_duration",
          "tags",
          "exceptions",
          "enabled",
          "warn_evttypes",
          "skip-if-unknown-filter");

  private final YamlNode.Mapping item;
  private final String name;
  private final Optional<String> source;
  private final Context context;
  private final ExceptionReader exceptions;
  private final Set<String> unclaimed = new TreeSet<>();

  RuleUpdateReader(
      YamlNode.Mapping item,
      String name,
      Optional<String> source,
      Context context,
      ExceptionReader exceptions) {
    this.item = item;
    this.name = name;
    this.source = source;
    this.context = context;
    this.exceptions = exceptions;
    for (String key : REPLACEABLE) {
      if (item.has(key)) {
        unclaimed.add(key);
      }
    }
  }

  /** Appends first, then replaces; a key that no override names is an error after that. */
  void read(Overrides overrides, Collector collector) {
    if (!overrides.append().isEmpty()) {
      RuleUpdate update = texts(overrides.append(), "append");
      collector.appendRule(update);
    }
    if (!overrides.replace().isEmpty()) {
      RuleUpdate update = texts(overrides.replace(), "replace");
      settings(update, overrides.replace());
      collector.replaceInRule(update);
    }
    for (String key : unclaimed) {
      throw Rejection.structure(
          context.child(ItemType.OVERRIDE, key, item.get(key).orElse(item).mark()),
          "key given, but not under override: key=" + key,
          "add '" + key + ": replace' (or append) under 'override', or leave the key out");
    }
  }

  private RuleUpdate texts(Set<String> keys, String operation) {
    RuleUpdate update = new RuleUpdate(name, context);
    if (claim(keys, operation, "condition")) {
      update.source = source;
      update.condition = Optional.of(Decoder.text(item, "condition", context));
    }
    if (claim(keys, operation, "exceptions")) {
      update.exceptions = Optional.of(exceptions.read(item, context, operation.equals("append")));
    }
    if (claim(keys, operation, "output")) {
      update.output = Optional.of(Decoder.text(item, "output", context));
    }
    if (claim(keys, operation, "desc")) {
      update.description = Optional.of(Decoder.text(item, "desc", context));
    }
    if (claim(keys, operation, "tags")) {
      update.tags = Optional.of(new TreeSet<>(Decoder.texts(item, "tags", context)));
    }
    return update;
  }

  private void settings(RuleUpdate update, Set<String> keys) {
    if (claim(keys, "replace", "priority")) {
      update.priority = Optional.of(RuleReader.priority(item, context));
    }
    update.capture = flag(keys, "capture");
    if (claim(keys, "replace", "capture_duration")) {
      Decoder.text(item, "capture_duration", context);
      update.captureDurationMs = Decoder.optionalNumber(item, "capture_duration", context);
    }
    update.enabled = flag(keys, "enabled");
    update.warnEventTypes = flag(keys, "warn_evttypes");
    update.skipIfUnknownFilter = flag(keys, "skip-if-unknown-filter");
  }

  private Optional<Boolean> flag(Set<String> keys, String key) {
    return claim(keys, "replace", key)
        ? Optional.of(Decoder.flag(item, key, context))
        : Optional.empty();
  }

  /** Whether a key is to be changed; then the item must have it, and it is claimed. */
  private boolean claim(Set<String> keys, String operation, String key) {
    if (!keys.contains(key)) {
      return false;
    }
    if (!unclaimed.remove(key)) {
      throw Rejection.structure(
          context,
          "override of a key that is not given: key=" + key + " operation=" + operation,
          "add '" + key + ":' to the item, or leave it out of 'override'");
    }
    return true;
  }
}
