package dev.saker.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An addition to the output of rules.
 *
 * @param source source that a rule must have, exactly
 * @param rule name that a rule must have, exactly
 * @param tags tags that a rule must have, all of them
 * @param extraOutput template that is joined to the rule's output by a blank
 * @param extraFields what is added to the output fields only
 * @param suggestedOutput whether the fields that every alert should carry (container, pod) are
 *     joined to the output
 */
public record AppendOutput(
    Optional<String> source,
    Optional<String> rule,
    Set<String> tags,
    Optional<String> extraOutput,
    List<ExtraField> extraFields,
    boolean suggestedOutput) {

  /**
   * An output field that stands in no output.
   *
   * @param key name of the output field
   * @param template what it holds; for a raw field {@code %} and the key
   * @param raw whether it keeps the type of the field; otherwise it is the text of the template
   */
  public record ExtraField(String key, String template, boolean raw) {

    /** The field of this name, with its own type. */
    public static ExtraField raw(String field) {
      return new ExtraField(field, "%" + field, true);
    }

    /** The text of a template. */
    public static ExtraField formatted(String key, String template) {
      return new ExtraField(key, template, false);
    }
  }

  public AppendOutput {
    tags = Set.copyOf(tags);
    extraFields = List.copyOf(extraFields);
  }

  /** The entry that is in force when the configuration has none. */
  public static AppendOutput suggested() {
    return new AppendOutput(
        Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), List.of(), true);
  }

  /** Text for every rule. */
  public static AppendOutput text(String template) {
    return new AppendOutput(
        Optional.empty(), Optional.empty(), Set.of(), Optional.of(template), List.of(), false);
  }
}
