package dev.saker.rules.load;

import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the condition of a rule is written, and where. Immutable. */
public final class RuleText {
  private final Context rule;
  private final Context output;
  private final ConditionPlace place;
  private final Expression written;
  private final Expression expanded;
  private final MacroTable macros;
  private final List<ExceptionDefinition> exceptions;
  private final boolean warnsOfEventTypes;

  RuleText(
      RuleDefinition rule,
      ConditionPlace place,
      Expression written,
      Expression expanded,
      MacroTable macros) {
    this.rule = rule.context;
    this.output = rule.outputContext;
    this.place = place;
    this.written = written;
    this.expanded = expanded;
    this.macros = macros;
    this.exceptions = List.copyOf(rule.exceptions);
    this.warnsOfEventTypes = rule.warnEventTypes;
  }

  /** The condition with its exceptions, lists replaced, macros by their names. */
  public Expression written() {
    return written;
  }

  /**
   * The same with the conditions of macros in the place of their names. Its shape is that of the
   * typed form: where the one has a conjunction of three parts, so has the other.
   */
  public Expression expanded() {
    return expanded;
  }

  /** The condition of a macro, lists replaced, macros by their names. */
  public Optional<Expression> macro(String name) {
    return macros.written(name);
  }

  /** Whether its author wants to hear of missing event types ({@code warn_evttypes}). */
  public boolean warnsOfEventTypes() {
    return warnsOfEventTypes;
  }

  /** Names of the exceptions that have values, in the order of their conjuncts. */
  public List<String> exceptionsWithValues() {
    List<String> names = new ArrayList<>();
    for (ExceptionDefinition exception : exceptions) {
      if (!exception.values().isEmpty()) {
        names.add(exception.name());
      }
    }
    return names;
  }

  /** A hint about the rule as a whole. */
  public Problem hint(ProblemCode code, String message, String advice) {
    return rule.problem(code, message, advice);
  }

  /** A hint about a part of the expanded condition; it points into the macro that it is from. */
  public Problem hintAt(Expression part, ProblemCode code, String message, String advice) {
    return macros
        .origin(part.position(), rule)
        .orElse(place)
        .hint(code, part.position(), message, advice);
  }

  /** A hint about an exception. */
  public Problem hintAtException(String name, ProblemCode code, String message, String advice) {
    for (ExceptionDefinition exception : exceptions) {
      if (exception.name().equals(name)) {
        return exception.context().problem(code, message, advice);
      }
    }
    throw new IllegalArgumentException("no such exception: name=" + name);
  }

  /** A hint about the output. */
  public Problem hintAtOutput(ProblemCode code, String message, String advice) {
    return output.problem(code, message, advice);
  }
}
