package dev.saker.rules.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldResolver;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.eval.Evaluator;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.ParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is claimed of random conditions is held against the interpreter on random events. */
final class RefuterTest {
  private static final int ROUNDS = 3000;
  private static final int EVENTS = 60;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Checker checker = new Checker(FieldResolver.STANDARD);

  RefuterTest() {
    System.out.println("RefuterTest: seed=" + seed);
  }

  @Test
  void whatIsNeverTrueNeverMatches() {
    SmallFields fields = new SmallFields(random);
    Interpreter interpreter = new Interpreter(fields);
    int claims = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = expression(random.nextInt(4));
      Formula formula = formula(text);
      if (!refutes(formula)) {
        continue;
      }
      claims++;
      Evaluator evaluator = interpreter.bind(condition(text));
      for (int event = 0; event < EVENTS; event++) {
        move(fields, interpreter);
        assertFalse(evaluator.matches(), () -> "seed=" + seed + " condition=" + text);
      }
    }
    assertTrue(claims > ROUNDS / 50, "too few claims: " + claims + " seed=" + seed);
  }

  @Test
  void whatIsAlwaysTrueAlwaysMatches() {
    SmallFields fields = new SmallFields(random);
    Interpreter interpreter = new Interpreter(fields);
    int claims = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = expression(random.nextInt(4));
      if (!refutes(Formulas.not(formula(text)))) {
        continue;
      }
      claims++;
      Evaluator evaluator = interpreter.bind(condition(text));
      for (int event = 0; event < EVENTS; event++) {
        move(fields, interpreter);
        assertTrue(evaluator.matches(), () -> "seed=" + seed + " condition=" + text);
      }
    }
    assertTrue(claims > ROUNDS / 200, "too few claims: " + claims + " seed=" + seed);
  }

  @Test
  void whatIsShadowedMatchesOnlyWhatTheEarlierMatches() {
    SmallFields fields = new SmallFields(random);
    Interpreter interpreter = new Interpreter(fields);
    int claims = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String earlier = expression(random.nextInt(3));
      String later =
          random.nextBoolean() ? expression(2) : earlier + " and " + expression(random.nextInt(3));
      Refuter refuter = new Refuter(1_000_000);
      Refuter.State state = refuter.state(EventFacts.reaching(), List.of(formula(later)));
      boolean claimed =
          Formulas.conjuncts(formula(earlier)).stream()
              .allMatch(part -> state.against(Formulas.not(part)) != null);
      if (!claimed || state.conflict() != null) {
        continue;
      }
      claims++;
      Evaluator first = interpreter.bind(condition(earlier));
      Evaluator second = interpreter.bind(condition(later));
      for (int event = 0; event < EVENTS; event++) {
        move(fields, interpreter);
        assertTrue(
            first.matches() || !second.matches(),
            () -> "seed=" + seed + " earlier=" + earlier + " later=" + later);
      }
    }
    assertTrue(claims > ROUNDS / 50, "too few claims: " + claims + " seed=" + seed);
  }

  @Test
  void exhaustedRefuterProvesNothing() {
    Refuter refuter = new Refuter(1);
    Formula formula = formula("proc.name = a and proc.name = b");
    assertTrue(refuter.refute(EventFacts.reaching(), formula) == null);
    assertTrue(refuter.isExhausted());
  }

  private static boolean refutes(Formula formula) {
    return new Refuter(1_000_000).refute(EventFacts.reaching(), formula) != null;
  }

  private static void move(SmallFields fields, Interpreter interpreter) {
    fields.next();
    interpreter.nextEvent();
  }

  private Formula formula(String text) {
    return Formulas.of(condition(text), expression(text));
  }

  private Condition condition(String text) {
    CheckResult result = checker.check(expression(text));
    if (result.condition() == null) {
      throw new AssertionError(text + ": " + result.problems());
    }
    return result.condition();
  }

  private static Expression expression(String text) {
    return switch (ConditionParser.parse(text)) {
      case ParseResult.Parsed parsed -> parsed.expression();
      case ParseResult.Failed failed -> throw new AssertionError(text + ": " + failed.problem());
    };
  }

  private String expression(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(5)) {
      case 0 -> "not (" + expression(depth - 1) + ")";
      case 1, 2 -> "(" + joined(depth, " or ") + ")";
      default -> "(" + joined(depth, " and ") + ")";
    };
  }

  private String joined(int depth, String operator) {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(2, 4); i > 0; i--) {
      parts.add(expression(depth - 1));
    }
    return String.join(operator, parts);
  }

  private String leaf() {
    return switch (random.nextInt(13)) {
      case 0 -> "evt.type in (" + type() + ", " + type() + ")";
      case 1 -> "evt.type " + pick("=", "!=") + " " + type();
      case 2 -> "evt.dir = " + pick("<", ">");
      case 3 ->
          pick("fd.num", "proc.vpid")
              + " "
              + pick("=", "!=", "<", "<=", ">", ">=")
              + " "
              + number();
      case 4 -> pick("fd.num", "proc.vpid") + " in (" + number() + ", " + number() + ")";
      case 5 -> pick("evt.is_open_write", "container.privileged") + " = " + random.nextBoolean();
      case 6 -> pick("proc.name", "fd.name", "proc.aname", "fd.num") + " exists";
      case 7 -> pick("proc.aname", "proc.name") + " in (" + text() + ", " + text() + ")";
      case 8 ->
          pick("evt.arg.path", "evt.arg.flags", "fs.path.name") + pick(" = ", " != ") + text();
      case 9 ->
          pick("proc.name", "fd.name")
              + " "
              + pick("=", "!=", "startswith")
              + pick(" oneof (", " anyof (", " allof (")
              + text()
              + ", "
              + text()
              + ")";
      case 10 -> "fd.types intersects (" + text() + ", " + text() + ")";
      case 11 -> "tolower(proc.name) = " + text();
      default ->
          pick("proc.name", "proc.name", "fd.name", "proc.aname")
              + " "
              + pick("=", "!=", "startswith", "endswith", "contains", "icontains", "glob")
              + " "
              + text();
    };
  }

  private String pick(String... some) {
    return some[random.nextInt(some.length)];
  }

  private int number() {
    return random.nextInt(4);
  }

  private String text() {
    return SmallFields.TEXTS.get(random.nextInt(SmallFields.TEXTS.size()));
  }

  private String type() {
    EventType type;
    do {
      type = EventTable.get(random.nextInt(2, EventTable.COUNT));
    } while (type.has(EventType.UNUSED));
    return random.nextBoolean() ? pick("open", "execve", "close", "openat") : type.name();
  }
}
