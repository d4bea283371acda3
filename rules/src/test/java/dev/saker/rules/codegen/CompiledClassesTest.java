package dev.saker.rules.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldSource;
import dev.saker.rules.check.CheckResult;
import dev.saker.rules.check.Checker;
import dev.saker.rules.eval.Matcher;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.ir.RuleCondition;
import dev.saker.rules.syntax.ConditionParser;
import dev.saker.rules.syntax.ParseResult;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What becomes of rules as classes of the JVM: limits, names, what can not be compiled, unloading.
 */
class CompiledClassesTest {
  private static final int CODE = 3;

  private final List<String> warnings = new ArrayList<>();
  private final Fields fields = new Fields();

  @Test
  void ruleThatCanNotBeCompiledIsInterpretedAndNamed() {
    List<RuleCondition> rules =
        List.of(rule("good", "fd.name = /a"), rule("bad", "fd.name = /b or proc.name = b"));
    Matcher matcher =
        new CompiledMatcher(
            rules,
            fields,
            warnings::add,
            (plan, bindings) -> {
              if (plan.members.stream()
                  .anyMatch(each -> each.name().equals("bad") && each.root() instanceof Node.Any)) {
                throw new IllegalArgumentException("too much");
              }
              return BlockCompiler.compile(plan, bindings);
            });
    assertEquals(List.of(1), matches(matcher, "/b"));
    assertEquals(List.of(0), matches(matcher, "/a"));
    assertEquals(List.of(), matches(matcher, "/c"));
    assertEquals(
        List.of(
            "rule can not be compiled and is interpreted, which is slow: rule=bad"
                + " reason=java.lang.IllegalArgumentException: too much"),
        warnings);
  }

  @Test
  void preparedRulesCompileNothingAtAnEvent() {
    List<RuleCondition> rules = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rules.add(rule("r" + i, "fd.name = /" + i + " and fd.num != " + i));
    }
    AtomicInteger blocks = new AtomicInteger();
    Matcher matcher =
        new CompiledMatcher(
            rules,
            fields,
            warnings::add,
            (plan, bindings) -> {
              blocks.incrementAndGet();
              return BlockCompiler.compile(plan, bindings);
            });
    BitSet codes = new BitSet();
    codes.set(CODE);
    matcher.prepare(codes);
    assertEquals(4, blocks.get());
    matcher.prepare(codes);
    for (int i = 0; i < 200; i++) {
      assertEquals(i == 0 ? List.of() : List.of(i), matches(matcher, "/" + i));
    }
    assertEquals(4, blocks.get());
  }

  @Test
  void ruleStandsInStackTracesByItsName() {
    Matcher matcher = matcher(rule("Terminal shell in container", "fd.name = /a and fd.num > 3"));
    matches(matcher, "/a");
    assertTrue(
        fields.callers.contains("rule: Terminal shell in container"), fields.callers::toString);
  }

  @Test
  void conditionOfThousandsOfTermsCompiles() {
    String terms =
        IntStream.range(0, 5000)
            .mapToObj(i -> "(fd.name = /t" + i + " and fd.num = " + i % 7 + ")")
            .collect(Collectors.joining(" or "));
    Matcher matcher = matcher(rule("large", terms), rule("negated", "not (" + terms + ")"));
    assertEquals(List.of(0), matches(matcher, "/t4998"));
    assertEquals(List.of(1), matches(matcher, "/t4997"));
    assertEquals(List.of(), warnings);
  }

  @Test
  void alternativesOfThousandsOfBeginningsEndsAndPartsCompile() {
    for (String operator : List.of("startswith", "endswith", "contains", "=")) {
      String terms =
          IntStream.range(0, 5000)
              .mapToObj(i -> "fd.name " + operator + " /t" + i + "/")
              .collect(Collectors.joining(" or "));
      Matcher matcher = matcher(rule(operator, terms));
      assertEquals(List.of(0), matches(matcher, "/t4999/"), operator);
      assertEquals(List.of(), matches(matcher, "/t5000/"), operator);
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void listOfManyItemsIsOneLookUp() {
    String items =
        IntStream.range(0, 20_000).mapToObj(i -> "/x/" + i).collect(Collectors.joining(", "));
    Matcher matcher = matcher(rule("list", "fd.name in (" + items + ")"));
    assertEquals(List.of(0), matches(matcher, "/x/19999"));
    assertEquals(List.of(), matches(matcher, "/x/20000"));
    assertEquals(List.of(), warnings);
  }

  @Test
  void deeplyNestedConditionCompiles() {
    StringBuilder text = new StringBuilder("fd.name = /deep");
    for (int i = 0; i < 90; i++) {
      text.insert(0, "(fd.num != " + (i + 100) + (i % 2 == 0 ? " and (" : " and not not ("));
      text.append("))");
    }
    Matcher matcher = matcher(rule("deep", text.toString()));
    assertEquals(List.of(0), matches(matcher, "/deep"));
    assertEquals(List.of(), matches(matcher, "/shallow"));
    assertEquals(List.of(), warnings);
  }

  @Test
  void classesGoWithTheMatcherThatMadeThem() {
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    Matcher old = remembering(classes);
    assertEquals(List.of(0), matches(old, "/a"));
    assertEquals(1, classes.size());
    Matcher fresh = matcher(rule("fresh", "fd.name = /b"));
    assertEquals(List.of(0), matches(old, "/a"), "the old rules run while the new ones compile");
    assertEquals(List.of(0), matches(fresh, "/b"));
    assertNotEquals(null, classes.getFirst().get());
    old = fresh;
    for (int i = 0; i < 50 && classes.getFirst().get() != null; i++) {
      System.gc();
    }
    assertEquals(null, classes.getFirst().get(), "the class of the old rules stays");
    assertEquals(List.of(0), matches(old, "/b"));
  }

  private Matcher remembering(List<WeakReference<Class<?>>> classes) {
    return new CompiledMatcher(
        List.of(rule("old", "fd.name = /a")),
        fields,
        warnings::add,
        (plan, bindings) -> {
          RuleBlock block = BlockCompiler.compile(plan, bindings);
          classes.add(new WeakReference<>(block.getClass()));
          return block;
        });
  }

  private Matcher matcher(RuleCondition... rules) {
    return CompiledMatcher.of(List.of(rules), fields, warnings::add);
  }

  private List<Integer> matches(Matcher matcher, String name) {
    fields.name = name.getBytes(StandardCharsets.UTF_8);
    List<Integer> matches = new ArrayList<>();
    assertTrue(matcher.begin(CODE));
    for (int rule = matcher.next(); rule >= 0; rule = matcher.next()) {
      matches.add(rule);
    }
    return matches;
  }

  private static RuleCondition rule(String name, String condition) {
    ParseResult.Parsed parsed = (ParseResult.Parsed) ConditionParser.parse(condition);
    CheckResult checked = new Checker(FieldResolver.STANDARD).check(parsed.expression());
    return new RuleCondition(name, Objects.requireNonNull(checked.condition()), EventCodes.ALL);
  }

  /** A file name and the number 0. */
  private static final class Fields implements FieldSource {
    private static final StackWalker WALKER =
        StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES);

    private byte[] name = {};
    private List<String> callers = List.of();

    @Override
    public FieldReader bind(FieldRef field) {
      return switch (field.name()) {
        case "fd.name" ->
            out -> {
              out.setBytes(name);
              return true;
            };
        case "fd.num" ->
            out -> {
              callers = WALKER.walk(frames -> frames.map(StackFrame::getMethodName).toList());
              out.setNumber(0);
              return true;
            };
        default -> out -> false;
      };
    }
  }
}
