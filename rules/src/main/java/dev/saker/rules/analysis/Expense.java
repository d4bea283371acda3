package dev.saker.rules.analysis;

import dev.saker.events.EventTable;
import dev.saker.events.FieldRef;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Term;
import dev.saker.rules.ir.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rules that are held against more events than they need, and tests that cost too much. */
final class Expense {
  /** System calls that make up most of what busy machines do. */
  private static final Set<String> FREQUENT =
      Set.of(
          "read",
          "write",
          "readv",
          "writev",
          "pread",
          "pwrite",
          "preadv",
          "pwritev",
          "close",
          "recv",
          "recvfrom",
          "recvmsg",
          "recvmmsg",
          "send",
          "sendto",
          "sendmsg",
          "sendmmsg",
          "futex",
          "poll",
          "ppoll",
          "select",
          "epoll_wait",
          "lseek",
          "fstat",
          "stat",
          "mmap",
          "munmap",
          "brk",
          "fcntl",
          "ioctl",
          "nanosleep",
          "switch");

  /** Fields that are put together from others for each event. */
  private static final Set<String> COMPOSED = Set.of("evt.args", "evt.info", "evt.buffer");

  private static final List<String> REMEMBERED =
      List.of("proc.", "container.", "user.", "group.", "thread.", "static.");

  private final Refuter refuter;

  Expense(Refuter refuter) {
    this.refuter = refuter;
  }

  List<Problem> hints(AnalysedRule rule) {
    List<Problem> hints = new ArrayList<>();
    if (rule.isOfSyscalls() && rule.state().conflict() == null) {
      addAllEvents(rule, hints);
      addFirstTest(rule, hints);
    }
    addPatterns(rule, rule.formula(), hints);
    return hints;
  }

  private void addAllEvents(AnalysedRule rule, List<Problem> hints) {
    int types = rule.state().codes().cardinality();
    // What the loader infers is wider: rules run where it says, whatever is proved here.
    if (rule.rule().eventCodes().size() <= AnalysedRule.MANY_EVENTS
        || types <= AnalysedRule.MANY_EVENTS
        || !rule.text().warnsOfEventTypes()) {
      return;
    }
    Formula wide = rule.formula();
    while (wide instanceof Formula.Any any) {
      wide = any.parts().stream().filter(this::isWide).findFirst().orElseThrow();
    }
    hints.add(
        rule.hintAt(
            wide,
            ProblemCode.HINT_ALL_EVENTS,
            "no event type is asked for here, so each event is held against the rule: rule="
                + rule.name()
                + " event_types="
                + types,
            "add 'evt.type in (...) and'; at a million events per second each 10 ns that the rule"
                + " costs are 1 % of a CPU"));
  }

  private boolean isWide(Formula part) {
    return refuter.state(EventFacts.reaching(), List.of(part)).codes().cardinality()
        > AnalysedRule.MANY_EVENTS;
  }

  /** A dear test that nothing cheaper stands beside, asked about frequent events. */
  private static void addFirstTest(AnalysedRule rule, List<Problem> hints) {
    if (!isFrequent(rule.state().codes())) {
      return;
    }
    Formula dear = null;
    for (Formula part : Formulas.conjuncts(rule.formula())) {
      if (isAboutType(part)) {
        continue;
      }
      Formula found = dearest(part);
      if (found == null) {
        return;
      }
      dear = dear == null ? found : dear;
    }
    if (dear != null) {
      hints.add(
          rule.hintAt(
              dear,
              ProblemCode.HINT_EXPENSIVE,
              "expensive test, and nothing cheaper excludes frequent events before it: rule="
                  + rule.name()
                  + " test="
                  + AnalysedRule.shown(dear),
              "add a test that decides sooner, such as proc.name, fd.typechar or fd.directory with"
                  + " = or in, or fewer event types"));
    }
  }

  private static boolean isFrequent(BitSet codes) {
    return codes.stream().anyMatch(code -> FREQUENT.contains(EventTable.get(code).name()));
  }

  private static boolean isAboutType(Formula part) {
    return switch (part) {
      case Formula.Passes passes ->
          passes.question().isField("evt.type")
              || passes.question().isField("syscall.type")
              || passes.question().isField("evt.dir");
      case Formula.Any any -> any.parts().stream().allMatch(Expense::isAboutType);
      case Formula.All all -> all.parts().stream().allMatch(Expense::isAboutType);
      case Formula.Fixed _, Formula.Unknown _, Formula.Present _, Formula.Other _ -> false;
    };
  }

  /** The dear test that asking a part comes to in any case; null when it may get by without. */
  private static @Nullable Formula dearest(Formula part) {
    return switch (part) {
      case Formula.Passes passes -> isDear(passes.question().term(), passes.test()) ? passes : null;
      case Formula.Other other ->
          other.condition() instanceof Condition.Comparison comparison
                  && isDear(comparison.left(), comparison.test())
              ? other
              : null;
      case Formula.Any any ->
          any.parts().stream()
              .map(Expense::dearest)
              .filter(found -> found != null)
              .findFirst()
              .orElse(null);
      case Formula.All all -> {
        Formula found = null;
        for (Formula each : all.parts()) {
          found = dearest(each);
          if (found == null) {
            yield null;
          }
        }
        yield found;
      }
      case Formula.Fixed _, Formula.Unknown _, Formula.Present _ -> null;
    };
  }

  private static boolean isDear(Term term, Test test) {
    if (!(term instanceof Term.FieldValue(FieldRef field))) {
      return true;
    }
    if (REMEMBERED.stream().anyMatch(prefix -> field.name().startsWith(prefix))) {
      return false;
    }
    return COMPOSED.contains(field.name()) || isDear(test);
  }

  private static boolean isDear(Test test) {
    return switch (test) {
      case Test.Regex _, Test.Glob _ -> true;
      case Test.Contains contains -> contains.ignoreCase();
      case Test.Fails fails -> isDear(fails.test());
      case Test.Several several -> several.tests().stream().anyMatch(Expense::isDear);
      default -> false;
    };
  }

  /** Shell patterns that say no more than a simpler operator does. */
  private static void addPatterns(AnalysedRule rule, Formula formula, List<Problem> hints) {
    switch (formula) {
      case Formula.All all -> all.parts().forEach(part -> addPatterns(rule, part, hints));
      case Formula.Any any -> any.parts().forEach(part -> addPatterns(rule, part, hints));
      case Formula.Passes passes -> addPattern(rule, passes, passes.test(), hints);
      case Formula.Other other -> {
        if (other.condition() instanceof Condition.Comparison comparison) {
          addPattern(rule, other, comparison.test(), hints);
        }
      }
      case Formula.Fixed _, Formula.Unknown _, Formula.Present _ -> {}
    }
  }

  private static void addPattern(AnalysedRule rule, Formula part, Test test, List<Problem> hints) {
    if (test instanceof Test.Glob glob && !glob.ignoreCase()) {
      String simpler = Patterns.simpler(glob.pattern().text());
      if (simpler != null) {
        hints.add(
            rule.hintAt(
                part,
                ProblemCode.HINT_EXPENSIVE,
                "pattern needs no glob: pattern=" + glob.pattern().text(),
                "write '" + simpler + "', which is several times as fast"));
      }
    }
  }
}
