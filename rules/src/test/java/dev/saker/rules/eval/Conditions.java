package dev.saker.rules.eval;

import dev.saker.events.Field;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldSource;
import dev.saker.events.FieldType;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.check.Services;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.ParseResult;
import java.util.List;
import java.util.Set;

/** Ways from text to answers, for tests. */
public final class Conditions {
  private static final Set<Field.Flag> LIST = Set.of(Field.Flag.LIST);

  /** The catalogue, and a field of each type that it lacks. */
  public static final FieldResolver FIELDS =
      new FieldResolver(
          List.of(
              new Field("Test", "test.numbers", FieldType.UINT64, LIST, "numbers"),
              new Field("Test", "test.addresses", FieldType.IPADDR, LIST, "addresses"),
              new Field("Test", "test.bools", FieldType.BOOL, LIST, "truth values"),
              new Field("Test", "test.args", FieldType.CHARBUF, LIST, "words"),
              new Field("Test", "test.byte", FieldType.INT8, Set.of(), "signed byte"),
              new Field("Test", "test.ubyte", FieldType.UINT8, Set.of(), "unsigned byte"),
              new Field("Test", "test.path", FieldType.FSPATH, Set.of(), "path"),
              new Field("Test", "ka.verb", FieldType.CHARBUF, Set.of(), "audit")));

  private Conditions() {}

  public static CheckResult check(String text) {
    return switch (ConditionParser.parse(text)) {
      case ParseResult.Parsed parsed ->
          new Checker(FIELDS, () -> Services.of(List.of("http 80/tcp www # web", "domain 53/udp")))
              .check(parsed.expression());
      case ParseResult.Failed failed -> throw new AssertionError(text + ": " + failed.problem());
    };
  }

  public static Condition condition(String text) {
    CheckResult result = check(text);
    if (result.condition() == null) {
      throw new AssertionError(text + ": " + result.problems());
    }
    return result.condition();
  }

  public static boolean holds(String text, FieldSource fields) {
    Interpreter interpreter = new Interpreter(fields);
    Evaluator evaluator = interpreter.bind(condition(text));
    interpreter.nextEvent();
    return evaluator.matches();
  }
}
