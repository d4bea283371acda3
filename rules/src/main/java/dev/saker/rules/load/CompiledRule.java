package dev.saker.rules.load;

import dev.saker.rules.AppendOutput.ExtraField;
import dev.saker.rules.Rule;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.template.Template;
import java.util.List;

/**
 * A rule ready to be bound to a source of fields.
 *
 * @param rule what users know of it
 * @param condition its condition, checked
 * @param eventCodes the events that it is held against
 * @param output its output with what the configuration adds
 * @param extras output fields that stand in no output
 * @param text how its condition is written
 */
public record CompiledRule(
    Rule rule,
    Condition condition,
    EventCodes eventCodes,
    Template output,
    List<Extra> extras,
    RuleText text) {
  public CompiledRule {
    extras = List.copyOf(extras);
  }

  /** An additional output field. */
  public record Extra(ExtraField field, Template template) {}

  /** The same rule with another description of itself. */
  public CompiledRule with(Rule changed) {
    return new CompiledRule(changed, condition, eventCodes, output, extras, text);
  }
}
