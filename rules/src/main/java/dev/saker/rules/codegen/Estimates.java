package dev.saker.rules.codegen;

import dev.saker.events.Field;
import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import java.util.Set;

/**
 * What questions cost and how likely their answer is yes. Guesses: they decide the order in which
 * parts are asked, never the answer.
 */
final class Estimates {
  /** Cost of what the interpreter is asked for. */
  static final double INTERPRETED_COST = 60;

  /** Cost from which an answer that is needed again is worth remembering. */
  static final double WORTH_KEEPING = 4;

  /** Fields that are put together from others for each event. */
  private static final Set<String> COMPOSED =
      Set.of(
          "evt.args",
          "evt.info",
          "evt.arg",
          "evt.buffer",
          "evt.abspath",
          "fs.path.name",
          "fs.path.nameraw",
          "fs.path.source",
          "fs.path.target",
          "proc.env",
          "thread.cgroups");

  private Estimates() {}

  static double cost(Question question) {
    double read = read(question.field());
    Test test = question.test();
    if (test == null) {
      return read;
    }
    double once = cost(test);
    return read + (question.quantifier() == Quantifier.ONE ? once : 4 * once);
  }

  static double chance(Question question) {
    Test test = question.test();
    return test == null ? 0.9 : chance(test);
  }

  private static double read(FieldRef field) {
    if (COMPOSED.contains(field.name())) {
      return 30;
    }
    if (field.name().startsWith("proc.a") && field.index() != 1 && !field.name().contains("args")) {
      return 10;
    }
    return field.field().has(Field.Flag.LIST) ? 15 : 2;
  }

  private static double cost(Test test) {
    return switch (test) {
      case Test.Number _ -> 0.5;
      case Test.NumberIn _ -> 2;
      case Test.Near _ -> 1;
      case Test.Real _ -> 1;
      case Test.Text _ -> 1.5;
      case Test.TextIn _ -> 3;
      case Test.StartsWith _ -> 2;
      case Test.EndsWith _ -> 2;
      case Test.Contains contains -> contains.ignoreCase() ? 30 : 10;
      case Test.Glob _ -> 30;
      case Test.Regex _ -> 500;
      case Test.PathPrefix prefix -> {
        long wild = prefix.paths().stream().filter(path -> !PathTree.takes(path)).count();
        yield 8 + 4.0 * wild;
      }
      case Test.InNetwork _ -> 3;
      case Test.Domain _ -> 20;
      case Test.Fails fails -> cost(fails.test());
      case Test.Several several -> {
        double sum = 0;
        for (Test part : several.tests()) {
          sum += cost(part);
        }
        yield Math.min(sum, 20 + sum / 8);
      }
    };
  }

  private static double chance(Test test) {
    return switch (test) {
      case Test.Number number ->
          switch (number.relation()) {
            case EQ -> 0.2;
            case NE -> 0.8;
            case LT, LE, GT, GE -> 0.6;
          };
      case Test.NumberIn _ -> 0.3;
      case Test.Near _ -> 0.05;
      case Test.Real _ -> 0.5;
      case Test.Text text -> text.relation() == Relation.NE ? 0.9 : 0.05;
      case Test.TextIn _ -> 0.1;
      case Test.StartsWith _ -> 0.1;
      case Test.EndsWith _ -> 0.05;
      case Test.Contains _ -> 0.05;
      case Test.Glob _ -> 0.1;
      case Test.Regex _ -> 0.1;
      case Test.PathPrefix _ -> 0.2;
      case Test.InNetwork _ -> 0.2;
      case Test.Domain domain -> domain.negated() ? 0.9 : 0.05;
      case Test.Fails fails -> 1 - chance(fails.test());
      case Test.Several _ -> 0.15;
    };
  }
}
