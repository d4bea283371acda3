package dev.saker.rules.eval;

import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Test;
import java.util.ArrayList;
import java.util.List;

/** Makes the predicate of a test. */
public final class Predicates {
  private Predicates() {}

  public static Predicate of(Test test) {
    return switch (test) {
      case Test.Number number -> new NumberPredicate(number);
      case Test.NumberIn in -> new NumberInPredicate(in.operands());
      case Test.Near near -> new NearPredicate(near.center(), near.distance());
      case Test.Real real -> new RealPredicate(real.relation(), real.operand());
      case Test.Text text -> text(text);
      case Test.TextIn in -> new TextInPredicate(new ByteSet(in.operands()));
      case Test.Contains contains ->
          contains.ignoreCase()
              ? new ContainsIgnoreCasePredicate(contains.operand().toArray())
              : new ContainsPredicate(contains.operand().toArray());
      case Test.StartsWith prefix -> new StartsWithPredicate(prefix.operand().toArray());
      case Test.EndsWith suffix -> new EndsWithPredicate(suffix.operand().toArray());
      case Test.Glob glob -> new GlobPredicate(glob(glob.pattern(), glob.ignoreCase()));
      case Test.Regex regex -> new RegexPredicate(regex.pattern());
      case Test.PathPrefix prefix -> new PathPrefixPredicate(prefix.paths());
      case Test.InNetwork network ->
          new NetworkPredicate(network.address().toArray(), network.prefixBits());
      case Test.Domain domain ->
          new DomainPredicate(Domains.shared(), domain.names(), domain.negated());
      case Test.Fails fails -> new FailsPredicate(of(fails.test()));
      case Test.Several several -> {
        List<Predicate> parts = new ArrayList<>();
        for (Test part : several.tests()) {
          parts.add(of(part));
        }
        yield new SeveralPredicate(several.modifier(), parts);
      }
    };
  }

  static Glob glob(Bytes pattern, boolean ignoreCase) {
    return Glob.compile(pattern.toArray(), 0, pattern.length(), ignoreCase);
  }

  private static Predicate text(Test.Text text) {
    byte[] operand = text.operand().toArray();
    return switch (text.relation()) {
      case EQ -> new EqualsPredicate(operand);
      case NE -> new FailsPredicate(new EqualsPredicate(operand));
      case LT, LE, GT, GE -> new OrderPredicate(text.relation(), operand);
    };
  }
}
