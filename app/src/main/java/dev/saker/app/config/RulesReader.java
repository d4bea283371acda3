package dev.saker.app.config;

import dev.saker.rules.AppendOutput;
import dev.saker.rules.AppendOutput.ExtraField;
import dev.saker.rules.RuleSelection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the settings about rules that are lists of maps. */
final class RulesReader {
  private final List<ConfigProblem> problems;

  RulesReader(List<ConfigProblem> problems) {
    this.problems = problems;
  }

  /** The entries of {@code rules}. */
  List<RuleSelection> selections(List<ConfigNode> entries) {
    List<RuleSelection> selections = new ArrayList<>();
    for (ConfigNode entry : entries) {
      EntryReader reader = new EntryReader(entry, "rules[]", problems);
      Optional<ConfigNode> enable = reader.node("enable");
      Optional<ConfigNode> chosen = enable.or(() -> reader.node("disable"));
      if (chosen.isPresent()) {
        selection(enable.isPresent(), chosen.get()).ifPresent(selections::add);
      } else if (reader.isMap()) {
        reader.error("expected enable or disable");
      }
    }
    return selections;
  }

  private Optional<RuleSelection> selection(boolean enable, ConfigNode node) {
    EntryReader reader =
        new EntryReader(node, enable ? "rules[].enable" : "rules[].disable", problems);
    Optional<String> rule = reader.text("rule").filter(text -> !text.isEmpty());
    Optional<String> tag = reader.text("tag").filter(text -> !text.isEmpty());
    if (rule.isEmpty() && tag.isEmpty()) {
      if (reader.isMap()) {
        reader.error("expected rule or tag");
      }
      return Optional.empty();
    }
    return Optional.of(new RuleSelection(enable, rule, tag));
  }

  /** The entries of {@code append_output}. */
  List<AppendOutput> appendOutputs(List<ConfigNode> entries) {
    List<AppendOutput> outputs = new ArrayList<>();
    for (ConfigNode entry : entries) {
      EntryReader reader = new EntryReader(entry, "append_output[]", problems);
      Optional<EntryReader> match = reader.node("match").map(this::match);
      match.ifPresent(by -> warnRuleAndTags(by, entry.origin()));
      outputs.add(
          new AppendOutput(
              match.flatMap(by -> by.text("source")).filter(text -> !text.isEmpty()),
              match.flatMap(by -> by.text("rule")).filter(text -> !text.isEmpty()),
              match.map(by -> Set.copyOf(new LinkedHashSet<>(by.texts("tags")))).orElse(Set.of()),
              reader.text("extra_output").filter(text -> !text.isEmpty()),
              reader.node("extra_fields").map(this::extraFields).orElse(List.of()),
              reader.bool("suggested_output")));
    }
    return outputs;
  }

  private EntryReader match(ConfigNode node) {
    return new EntryReader(node, "append_output[].match", problems);
  }

  private void warnRuleAndTags(EntryReader match, Origin origin) {
    if (match.node("rule").isPresent() && match.node("tags").isPresent()) {
      problems.add(
          ConfigProblem.warning(
              origin,
              "both a rule and tags: key=append_output.match (the rule is meant only if it has all"
                  + " of the tags)"));
    }
  }

  private List<ExtraField> extraFields(ConfigNode node) {
    if (!(node instanceof ConfigNode.Sequence sequence)) {
      problems.add(
          ConfigProblem.error(
              node.origin(), "wrong value: key=append_output.extra_fields expected a list"));
      return List.of();
    }
    List<ExtraField> fields = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (ConfigNode item : sequence.items()) {
      Optional<ExtraField> field = extraField(item);
      if (field.isEmpty()) {
        problems.add(
            ConfigProblem.error(
                item.origin(),
                "wrong value: key=append_output.extra_fields expected a field, or one key with a"
                    + " template"));
      } else if (keys.add(field.get().key())) {
        fields.add(field.get());
      } else if (!fields.contains(field.get()) || item instanceof ConfigNode.Mapping) {
        problems.add(
            ConfigProblem.error(
                item.origin(),
                "field given twice: key=append_output.extra_fields field=" + field.get().key()));
      }
    }
    return fields;
  }

  private static Optional<ExtraField> extraField(ConfigNode item) {
    if (item instanceof ConfigNode.Scalar(String name, Origin origin)) {
      return Optional.of(ExtraField.raw(name));
    }
    if (item instanceof ConfigNode.Mapping mapping && mapping.members().size() == 1) {
      String key = mapping.members().firstEntry().getKey();
      if (mapping.get(key) instanceof ConfigNode.Scalar(String template, Origin origin)) {
        return Optional.of(ExtraField.formatted(key, template));
      }
    }
    return Optional.empty();
  }
}
