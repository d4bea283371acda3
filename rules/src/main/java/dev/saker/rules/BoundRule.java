package dev.saker.rules;

import dev.saker.alerts.Alert;
import dev.saker.events.EventView;
import dev.saker.events.FieldSource;
import dev.saker.rules.load.CompiledRule;
import dev.saker.rules.template.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A rule bound to a source of fields. Its output is bound when it matches for the first time. */
final class BoundRule implements RuleMatch {
  private final CompiledRule rule;
  private final FieldSource fields;
  private final List<Renderer> extras = new ArrayList<>();
  private @Nullable Renderer output;
  private @Nullable EventView event;

  BoundRule(CompiledRule rule, FieldSource fields) {
    this.rule = rule;
    this.fields = fields;
  }

  void hand(EventView current, MatchHandler handler) {
    event = current;
    handler.onMatch(this);
    event = null;
  }

  @Override
  public Rule rule() {
    return rule.rule();
  }

  @Override
  public EventView event() {
    if (event == null) {
      throw new IllegalStateException("match used after its event: rule=" + rule().name());
    }
    return event;
  }

  @Override
  public Alert alert(String hostname) {
    long timestampNs = event().timestampNs();
    Renderer renderer = output();
    String message = renderer.message();
    SequencedMap<String, @Nullable Object> values = new TreeMap<>(renderer.fields());
    for (int i = 0; i < extras.size(); i++) {
      AppendOutput.ExtraField field = rule.extras().get(i).field();
      Renderer extra = extras.get(i);
      values.put(field.key(), field.raw() ? extra.fields().get(field.key()) : extra.message());
    }
    return new Alert(
        timestampNs,
        rule().priority(),
        rule().name(),
        rule().source(),
        rule().tags(),
        hostname,
        message,
        values);
  }

  private Renderer output() {
    if (output == null) {
      output = rule.output().bind(fields);
      rule.extras().forEach(extra -> extras.add(extra.template().bind(fields)));
    }
    return output;
  }
}
