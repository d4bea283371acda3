package dev.saker.rules.eval;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldSource;
import dev.saker.rules.ir.RuleCondition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries the rules of an event code one after the other. */
public final class InterpretedMatcher implements Matcher {
  private static final Bound NOTHING = new Bound(new int[0], new Evaluator[0]);

  private final Interpreter interpreter;
  private final List<RuleCondition> rules;

  /** By event code, what is held against such events; made when the first one comes. */
  private final @Nullable Bound[] bound = new Bound[EventTable.COUNT];

  private Bound current = NOTHING;
  private int at;

  /** Rules that can match events of a type, in order, and their conditions for such events. */
  private record Bound(int[] places, Evaluator[] conditions) {}

  public InterpretedMatcher(List<RuleCondition> rules, FieldSource source) {
    this.interpreter = new Interpreter(source);
    this.rules = List.copyOf(rules);
  }

  @Override
  public void prepare(BitSet eventCodes) {
    for (int code = eventCodes.nextSetBit(0); code >= 0; code = eventCodes.nextSetBit(code + 1)) {
      bound(code);
    }
  }

  @Override
  public boolean begin(int eventCode) {
    Bound candidates = bound[eventCode];
    if (candidates == null) {
      candidates = bound(eventCode);
    }
    current = candidates;
    at = 0;
    interpreter.nextEvent();
    return candidates.places.length > 0;
  }

  @Override
  public int next() {
    Evaluator[] conditions = current.conditions;
    while (at < conditions.length) {
      int candidate = at++;
      if (conditions[candidate].matches()) {
        return current.places[candidate];
      }
    }
    return -1;
  }

  private Bound bound(int eventCode) {
    Bound made = bind(EventTable.get(eventCode));
    bound[eventCode] = made;
    return made;
  }

  private Bound bind(EventType type) {
    int[] places = new int[rules.size()];
    List<Evaluator> conditions = new ArrayList<>();
    for (int place = 0; place < places.length; place++) {
      RuleCondition rule = rules.get(place);
      if (rule.codes().contains(type.code())) {
        Evaluator condition = interpreter.bind(rule.condition(), type);
        if (!interpreter.isNever(condition)) {
          places[conditions.size()] = place;
          conditions.add(condition);
        }
      }
    }
    return new Bound(places, conditions.toArray(Evaluator[]::new));
  }
}
