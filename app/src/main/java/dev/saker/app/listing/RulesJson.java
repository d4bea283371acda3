package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.app.FailedException;
import dev.saker.events.Field;
import dev.saker.events.FieldCatalogue;
import dev.saker.rules.Rule;
import dev.saker.rules.describe.RulesDescription;
import dev.saker.rules.describe.RulesDescription.ConditionDescription;
import dev.saker.rules.describe.RulesDescription.ListDescription;
import dev.saker.rules.describe.RulesDescription.MacroDescription;
import dev.saker.rules.describe.RulesDescription.PluginVersion;
import dev.saker.rules.describe.RulesDescription.RuleDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions of rules, macros and lists as the one line of JSON that Falco prints; lists without
 * an order of their own are sorted.
 */
public final class RulesJson {
  private static final String CONTAINER = "container";
  private static final String CONTAINER_GROUP = "Container and Kubernetes";

  private final JsonWriter json;
  private final Set<String> containerFields = containerFields();

  private RulesJson(JsonWriter json) {
    this.json = json;
  }

  /**
   * Prints a description.
   *
   * @param only name of the one rule to print; null for everything
   */
  public static String print(RulesDescription description, @Nullable String only)
      throws FailedException {
    StringBuilder out = new StringBuilder();
    RulesJson printer = new RulesJson(JsonWriter.compact(out));
    if (only == null) {
      printer.all(description);
    } else {
      printer.one(description, only);
    }
    return out.append('\n').toString();
  }

  private void one(RulesDescription description, String name) throws FailedException {
    RuleDescription found = null;
    for (RuleDescription rule : description.rules()) {
      found = rule.rule().name().equals(name) ? rule : found;
    }
    if (found == null) {
      throw new FailedException("no such rule: rule=" + name);
    }
    json.startObject().name("rules").startArray();
    rule(found);
    json.endArray().endObject();
  }

  private void all(RulesDescription description) {
    json.startObject().name("lists").startArray();
    description.lists().forEach(this::list);
    json.endArray().name("macros").startArray();
    description.macros().forEach(this::macro);
    json.endArray().name("required_engine_version").value(description.engineVersion());
    json.name("required_plugin_versions").startArray();
    description.plugins().forEach(this::plugin);
    json.endArray().name("rules").startArray();
    description.rules().forEach(this::rule);
    json.endArray().endObject();
  }

  private void plugin(List<PluginVersion> wanted) {
    json.startObject().name("alternatives").startArray();
    for (PluginVersion other : wanted.subList(1, wanted.size())) {
      json.startObject().name("name").value(other.name());
      json.name("version").value(other.version()).endObject();
    }
    json.endArray().name("name").value(wanted.getFirst().name());
    json.name("version").value(wanted.getFirst().version()).endObject();
  }

  private void list(ListDescription list) {
    json.startObject().name("details").startObject();
    json.name("items_compiled").strings(list.allItems());
    json.name("lists").strings(list.lists());
    json.name("plugins").strings(List.of());
    json.name("used").value(list.used()).endObject();
    json.name("info").startObject();
    json.name("items").strings(list.items());
    json.name("name").value(list.name()).endObject().endObject();
  }

  private void macro(MacroDescription macro) {
    ConditionDescription condition = macro.condition();
    json.startObject().name("details").startObject();
    condition(condition);
    json.name("events").strings(condition.events());
    json.name("lists").strings(condition.lists());
    json.name("macros").strings(condition.macros());
    json.name("plugins").strings(List.of());
    json.name("used").value(macro.used()).endObject();
    json.name("info").startObject().name("condition").value(condition.written());
    json.name("name").value(macro.name()).endObject().endObject();
  }

  private void rule(RuleDescription rule) {
    ConditionDescription condition = rule.condition();
    json.startObject().name("details").startObject();
    condition(condition);
    json.name("events").strings(condition.events());
    json.name("exception_fields").strings(rule.exceptionFields());
    json.name("exception_names").strings(rule.rule().exceptions());
    json.name("exception_operators").strings(rule.exceptionOperators());
    if (!rule.extraFields().isEmpty()) {
      json.name("extra_output_formatted_fields").any(rule.extraFields());
    }
    json.name("lists").strings(condition.lists());
    json.name("macros").strings(condition.macros());
    json.name("output_compiled").value(rule.output());
    json.name("output_fields").strings(rule.outputFields());
    json.name("plugins").strings(usesContainer(rule) ? List.of(CONTAINER) : List.of());
    json.endObject().name("info");
    info(rule.rule());
    json.endObject();
  }

  private void condition(ConditionDescription condition) {
    json.name("condition_compiled").value(condition.compiled());
    json.name("condition_fields").strings(condition.fields());
    json.name("condition_operators").strings(condition.operators());
  }

  private void info(Rule rule) {
    json.startObject();
    json.name("capture").value(rule.capture());
    json.name("capture_duration").value(rule.captureDurationMs());
    json.name("condition").value(rule.condition());
    json.name("description").value(rule.description());
    json.name("enabled").value(rule.enabled());
    json.name("name").value(rule.name());
    json.name("output").value(rule.output());
    json.name("priority").value(rule.priority().label());
    json.name("source").value(rule.source());
    json.name("tags").strings(rule.tags());
    json.endObject();
  }

  /** Whether a rule needs what Falco's container plugin gives, and is built in here. */
  private boolean usesContainer(RuleDescription rule) {
    return rule.condition().comparedEvents().contains(CONTAINER)
        || rule.condition().fields().stream().anyMatch(this::isOfContainer)
        || rule.outputFields().stream().anyMatch(this::isOfContainer);
  }

  private boolean isOfContainer(String field) {
    int bracket = field.indexOf('[');
    return containerFields.contains(bracket < 0 ? field : field.substring(0, bracket));
  }

  private static Set<String> containerFields() {
    Set<String> names = new HashSet<>();
    for (Field field : FieldCatalogue.all()) {
      if (field.group().equals(CONTAINER_GROUP)) {
        names.add(field.name());
      }
    }
    return names;
  }
}
