package dev.saker.rules.check;

import dev.saker.events.FieldResolver;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.ir.Term;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks syntax trees without macro names and makes their typed form. Reusable; one thread. */
public final class Checker {
  /** How deep a tree may be once its macros are expanded. */
  public static final int MAX_DEPTH = ConditionParser.MAX_DEPTH;

  private static final Condition REFUSED = new Condition.Constant(false);

  private final FieldResolver fields;
  private final Terms terms;
  private final Comparisons comparisons;

  /**
   * Makes a checker that knows the services of this machine.
   *
   * @param fields the fields that conditions may name
   */
  public Checker(FieldResolver fields) {
    this(fields, new MachineServices());
  }

  /**
   * Makes a checker.
   *
   * @param services asked when a condition names a port for the first time
   */
  public Checker(FieldResolver fields, Supplier<Services> services) {
    this.fields = fields;
    this.terms = new Terms(fields);
    this.comparisons = new Comparisons(terms, new Literals(services));
  }

  /** The fields that conditions may name. */
  public FieldResolver fields() {
    return fields;
  }

  /**
   * Checks a condition whose macros are expanded; a macro name left in it is an error. All problems
   * are reported, not only the first.
   */
  public CheckResult check(Expression expression) {
    List<Problem> problems = new ArrayList<>();
    Warnings warnings = new Warnings(fields, problems);
    Condition condition = check(expression, 1, problems, warnings);
    problems.sort(Comparator.comparingInt(problem -> problem.position().offset()));
    if (problems.stream().anyMatch(problem -> problem.kind().isError())) {
      return new CheckResult(null, EventCodes.ALL, problems);
    }
    return new CheckResult(condition, EventTypes.infer(expression), problems);
  }

  /**
   * Checks a field or call by itself, as it stands in the {@code fields} of an exception.
   *
   * @return what is wrong with it
   */
  public Optional<Problem> check(Operand operand) {
    try {
      Term _ = terms.term(operand);
      return Optional.empty();
    } catch (CheckFailure failure) {
      return Optional.of(failure.problem());
    }
  }

  /**
   * Makes the typed form of a field or call, as it stands in an output template.
   *
   * @return the form, or empty when it has a problem
   */
  public Optional<Term> term(Operand operand) {
    try {
      return Optional.of(terms.term(operand));
    } catch (CheckFailure failure) {
      return Optional.empty();
    }
  }

  private Condition check(
      Expression expression, int depth, List<Problem> problems, Warnings warnings) {
    try {
      if (depth > MAX_DEPTH) {
        throw CheckFailure.invalid(
            expression.position(), "nested deeper than " + MAX_DEPTH + " levels");
      }
      return switch (expression) {
        case Expression.And and ->
            new Condition.And(checkAll(and.children(), depth, problems, warnings));
        case Expression.Or or ->
            new Condition.Or(checkAll(or.children(), depth, problems, warnings));
        case Expression.Not not ->
            new Condition.Not(check(not.child(), depth + 1, problems, warnings));
        case Expression.Exists exists -> {
          warnings.addFor(exists);
          yield comparisons.exists(exists);
        }
        case Expression.Comparison comparison -> {
          warnings.addFor(comparison);
          yield comparisons.comparison(comparison);
        }
        case Expression.MacroName macro ->
            throw CheckFailure.invalid(
                macro.position(), "not a condition, and no macro has this name: " + macro.name());
      };
    } catch (CheckFailure failure) {
      problems.add(failure.problem());
      return REFUSED;
    }
  }

  private List<Condition> checkAll(
      List<Expression> children, int depth, List<Problem> problems, Warnings warnings) {
    List<Condition> conditions = new ArrayList<>();
    for (Expression child : children) {
      conditions.add(check(child, depth + 1, problems, warnings));
    }
    return conditions;
  }
}
