package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.app.FailedException;
import dev.saker.rules.Rule;
import dev.saker.rules.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists rules. */
public final class RuleListing {
  private static final int INDENT = 51;
  private static final int WIDTH = 110;

  private RuleListing() {}

  /**
   * Prints rules in load order.
   *
   * @param only name of the one rule to print; null for all
   */
  public static String print(RuleSet rules, @Nullable String only, Format format)
      throws FailedException {
    List<Rule> chosen =
        rules.rules().stream().filter(rule -> only == null || rule.name().equals(only)).toList();
    if (only != null && chosen.isEmpty()) {
      throw new FailedException("no such rule: rule=" + only);
    }
    return format == Format.JSON ? json(chosen) : text(chosen);
  }

  private static String text(List<Rule> rules) {
    StringBuilder out = new StringBuilder();
    row(out, "Rule", "Description");
    row(out, "----", "-----------");
    for (Rule rule : rules) {
      row(out, rule.name(), rule.description());
      out.append('\n');
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, String description) {
    out.append(name).repeat(' ', Math.max(1, INDENT - name.length()));
    Wrapping.append(out, description, INDENT, WIDTH);
    out.append('\n');
  }

  private static String json(List<Rule> rules) {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.compact(out).startObject().name("rules").startArray();
    for (Rule rule : rules) {
      json.startObject();
      json.name("details").startObject();
      json.name("exception_names").strings(rule.exceptions()).endObject();
      json.name("info");
      info(json, rule);
      json.endObject();
    }
    json.endArray().endObject();
    return out.append('\n').toString();
  }

  private static void info(JsonWriter json, Rule rule) {
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
}
