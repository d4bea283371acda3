package dev.saker.rules.load;

import dev.saker.events.Field;
import dev.saker.events.FieldCatalogue;
import dev.saker.rules.AppendOutput;
import dev.saker.rules.AppendOutput.ExtraField;
import dev.saker.rules.LoadOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the additions of the configuration behind the outputs of rules. Immutable. */
final class OutputAssembly {
  private final LoadOptions options;
  private final List<String> suggested;

  OutputAssembly(LoadOptions options) {
    this.options = options;
    this.suggested = suggestions(options);
  }

  /** The whole template of a rule. */
  String template(RuleDefinition rule) {
    StringBuilder template = new StringBuilder(rule.output);
    for (AppendOutput entry : options.appendOutputs()) {
      if (covers(entry, rule)) {
        entry.extraOutput().ifPresent(text -> template.append(' ').append(text));
        if (entry.suggestedOutput() && rule.source.equals(LoadOptions.SYSCALL)) {
          suggested.forEach(text -> template.append(' ').append(text));
        }
      }
    }
    return template.toString();
  }

  /** The output fields that a rule gets besides those of its template; of two the last counts. */
  List<ExtraField> extraFields(RuleDefinition rule) {
    Map<String, ExtraField> fields = new LinkedHashMap<>();
    for (AppendOutput entry : options.appendOutputs()) {
      if (covers(entry, rule)) {
        entry.extraFields().forEach(field -> fields.put(field.key(), field));
      }
    }
    return List.copyOf(fields.values());
  }

  private static boolean covers(AppendOutput entry, RuleDefinition rule) {
    return entry.source().map(rule.source::equals).orElse(true)
        && entry.rule().map(rule.name::equals).orElse(true)
        && rule.tags.containsAll(entry.tags());
  }

  private static List<String> suggestions(LoadOptions options) {
    List<String> texts = new ArrayList<>();
    for (Field field : FieldCatalogue.all()) {
      if (field.has(Field.Flag.SUGGESTED)) {
        texts.add(suggestion(field.name()));
      }
    }
    for (String name : options.staticFields().keySet()) {
      texts.add(suggestion(StaticFields.PREFIX + name));
    }
    return texts;
  }

  private static String suggestion(String field) {
    return field.replace('.', '_') + "=%" + field;
  }
}
