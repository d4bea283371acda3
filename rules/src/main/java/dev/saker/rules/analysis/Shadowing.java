package dev.saker.rules.analysis;

import dev.saker.rules.Position;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds rules that never match since one before them matches whatever they would match. */
final class Shadowing {
  private final Refuter refuter;

  Shadowing(Refuter refuter) {
    this.refuter = refuter;
  }

  /**
   * Hints about rules of one source.
   *
   * @param rules rules that run, in the order in which they are tried
   */
  List<Problem> hints(List<AnalysedRule> rules) {
    List<Problem> hints = new ArrayList<>();
    List<Candidate> before = new ArrayList<>();
    for (AnalysedRule rule : rules) {
      if (rule.state().conflict() != null) {
        continue;
      }
      before.stream()
          .filter(earlier -> earlier.shadows(rule))
          .findFirst()
          .ifPresent(earlier -> hints.add(hint(rule, earlier.rule())));
      before.add(new Candidate(rule, refuter));
    }
    return hints;
  }

  /** Whether one rule matches whatever another matches. */
  static boolean shadows(AnalysedRule earlier, AnalysedRule later, Refuter refuter) {
    return new Candidate(earlier, refuter).shadows(later);
  }

  private static Problem hint(AnalysedRule rule, AnalysedRule earlier) {
    Position at = earlier.rule().rule().position();
    return rule.text()
        .hint(
            ProblemCode.HINT_SHADOWED,
            "rule never matches under 'rule_matching: first', one before it matches whatever it"
                + " matches: rule="
                + rule.name()
                + " earlier="
                + earlier.name()
                + " at="
                + at.name()
                + ":"
                + (at.line() + 1),
            "put the narrower rule first, exclude its case from the earlier one, or set"
                + " 'rule_matching: all'");
  }

  /** A rule that may hide later ones, with the negations of what it asks for. */
  private record Candidate(AnalysedRule rule, Refuter refuter, List<Formula> denials) {
    Candidate(AnalysedRule rule, Refuter refuter) {
      this(rule, refuter, denials(rule));
    }

    private static List<Formula> denials(AnalysedRule rule) {
      List<Formula> denials = new ArrayList<>();
      Formulas.conjuncts(rule.formula()).forEach(part -> denials.add(Formulas.not(part)));
      return denials;
    }

    boolean shadows(AnalysedRule later) {
      BitSet codes = later.state().codes();
      codes = (BitSet) codes.clone();
      codes.andNot(rule.state().codes());
      if (!codes.isEmpty() || refuter.isExhausted()) {
        return false;
      }
      Optional<Formula> possible =
          denials.stream().filter(denial -> later.state().against(denial) == null).findFirst();
      return possible.isEmpty() && !refuter.isExhausted();
    }
  }
}
