package dev.saker.rules.profile;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldSource;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.load.CompiledRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds events against rules for the sake of the figures. One thread, the one that drives the
 * source of the fields.
 */
public final class RuleProfiler {
  private final RuleProfile profile;
  private final Stopwatch watch = new Stopwatch(System::nanoTime);
  private final List<Subject> subjects = new ArrayList<>();

  /** By event code, the rules that are held against such events; made when the first one comes. */
  private final @Nullable Candidate[][] candidates = new Candidate[EventTable.COUNT][];

  private long random = 0x9e3779b97f4a7c15L;
  private long left;

  /** A rule with an interpreter of its own, so that it shares nothing with other rules. */
  private record Subject(CompiledRule rule, Interpreter interpreter) {}

  private record Candidate(Interpreter interpreter, Part condition) {}

  /**
   * Makes a profiler; {@code RuleSet.profiler} does so outside of this module.
   *
   * @param rules rules of one source that run
   * @param fields answers fields about the current event
   * @param profile gets the figures
   */
  @SuppressWarnings("exports")
  public RuleProfiler(List<CompiledRule> rules, FieldSource fields, RuleProfile profile) {
    this.profile = profile;
    for (CompiledRule rule : rules) {
      subjects.add(new Subject(rule, new Interpreter(fields)));
      profile.rule(rule.rule().name());
    }
    left = distance();
  }

  /**
   * Looks at the current event, when its turn has come.
   *
   * @param eventCode code of the event that the source of the fields answers about
   */
  public void onEvent(int eventCode) {
    left--;
    if (left > 0) {
      return;
    }
    left = distance();
    Candidate[] some = candidates[eventCode];
    if (some == null) {
      some = bind(EventTable.get(eventCode));
      candidates[eventCode] = some;
    }
    for (Candidate candidate : some) {
      candidate.interpreter.nextEvent();
      candidate.condition.matches();
    }
  }

  /** How many events further the next one is looked at; irregular, as events may be regular. */
  private long distance() {
    if (profile.every() == 1) {
      return 1;
    }
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return 1 + Long.remainderUnsigned(random, 2L * profile.every() - 1);
  }

  private Candidate[] bind(EventType type) {
    List<Candidate> some = new ArrayList<>();
    for (Subject subject : subjects) {
      CompiledRule rule = subject.rule;
      Interpreter interpreter = subject.interpreter;
      if (rule.eventCodes().contains(type.code())
          && !interpreter.isNever(interpreter.bind(rule.condition(), type))) {
        Part condition =
            new PartBuilder(rule.text(), interpreter, type, profile, watch).build(rule.condition());
        some.add(
            new Candidate(
                interpreter,
                new Part.Measured(condition, profile.rule(rule.rule().name()), watch)));
      }
    }
    return some.toArray(Candidate[]::new);
  }
}
