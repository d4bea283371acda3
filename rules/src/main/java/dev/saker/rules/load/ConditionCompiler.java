package dev.saker.rules.load;

import dev.saker.rules.ProblemCode;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.check.Problem;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.ParseResult;
import dev.saker.rules.syntax.Position;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses, expands and checks conditions, each only once however often it comes. One thread; serves
 * all files of one loading.
 */
final class ConditionCompiler {
  private final Checker checker;
  private final MacroExpander expander = new MacroExpander();
  private final IdentityHashMap<Expression, CheckResult> checked = new IdentityHashMap<>();

  ConditionCompiler(Checker checker) {
    this.checker = checker;
  }

  /**
   * A condition that can be run.
   *
   * @param place where it stands
   * @param written its tree with the names of macros
   * @param expanded its tree with their conditions instead, of the same shape as the condition
   */
  record Checked(
      Condition condition,
      EventCodes eventCodes,
      ConditionPlace place,
      Expression written,
      Expression expanded) {}

  MacroExpander expander() {
    return expander;
  }

  /** Whether a text is a field, or a function of fields, that can stand on a left-hand side. */
  boolean isField(String text) {
    return !text.isEmpty()
        && expander.parse(text + " exists") instanceof ParseResult.Parsed parsed
        && parsed.expression() instanceof Expression.Exists
        && !check(parsed.expression()).hasErrors();
  }

  /** Parses a condition whose lists are replaced. */
  Expression parse(ConditionPlace place) {
    return switch (expander.parse(place.text())) {
      case ParseResult.Parsed parsed -> parsed.expression();
      case ParseResult.Failed failed ->
          throw new Rejection(
              place.problem(
                  ProblemCode.LOAD_ERR_COMPILE_CONDITION,
                  failed.problem().position(),
                  failed.problem().message(),
                  ""));
    };
  }

  /**
   * Compiles the condition of a rule.
   *
   * @param text the condition with its exceptions
   * @return empty when the rule is to be skipped
   */
  Optional<Checked> compile(
      RuleDefinition rule, String text, MacroTable macros, FileReport report) {
    String expanded = macros.lists().expand(text, rule.context);
    ConditionPlace place =
        new ConditionPlace(rule.conditionContext, rule.conditionContext, expanded);
    Expression tree = parse(place);
    Optional<Expression> whole =
        macros.expand(tree, new ConditionPlace(rule.context, rule.conditionContext, expanded));
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    CheckResult result = check(whole.get());
    Problems problems =
        new Problems(rule, place, whole.get(), Identity.same(whole.get(), tree) ? null : macros);
    problems.warn(result, report, Problem.Kind.UNSAFE_NA);
    problems.warn(result, report, Problem.Kind.DEPRECATED_FIELD);
    if (result.condition() == null) {
      return problems.fail(result, report);
    }
    problems.warn(result, report, Problem.Kind.SUSPICIOUS);
    return Optional.of(
        new Checked(result.condition(), result.eventCodes(), place, tree, whole.get()));
  }

  private CheckResult check(Expression tree) {
    CheckResult known = checked.get(tree);
    if (known == null) {
      known = checker.check(tree);
      checked.put(tree, known);
    }
    return known;
  }

  /** Turns what the checker found into problems of a rule. */
  private record Problems(
      RuleDefinition rule, ConditionPlace place, Expression whole, @Nullable MacroTable macros) {

    void warn(CheckResult result, FileReport report, Problem.Kind kind) {
      Set<String> said = new LinkedHashSet<>();
      for (Problem problem : result.problems()) {
        if (problem.kind() == kind && said.add(problem.message())) {
          report.warning(problem(ProblemCode.valueOf(kind.code()), problem));
        }
      }
    }

    /** The first error decides whether the rule is skipped, where it asks for that. */
    Optional<Checked> fail(CheckResult result, FileReport report) {
      boolean first = true;
      for (Problem problem : result.problems()) {
        if (!problem.kind().isError()) {
          continue;
        }
        if (first && rule.skipIfUnknownFilter && problem.kind() == Problem.Kind.UNKNOWN_FIELD) {
          report.warning(problem(ProblemCode.LOAD_UNKNOWN_FILTER, problem));
          return Optional.empty();
        }
        first = false;
        report.error(problem(ProblemCode.LOAD_ERR_COMPILE_CONDITION, problem));
      }
      return Optional.empty();
    }

    private dev.saker.rules.Problem problem(ProblemCode code, Problem problem) {
      ConditionPlace at = place;
      if (macros != null) {
        at = macros.origin(problem.position(), place.base()).orElse(place);
      }
      return at.problem(code, reported(problem), problem.position(), problem.message(), "");
    }

    private Position reported(Problem problem) {
      if (problem.kind() == Problem.Kind.DEPRECATED_FIELD) {
        return ConditionPlace.WHOLE;
      }
      Expression check = problem.kind().isError() ? Places.check(whole, problem.position()) : null;
      return check == null ? problem.position() : check.position();
    }
  }
}
