package dev.saker.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Macros in macros, as deep as Falco 0.44.1 takes them, mean what the whole condition means, in the
 * interpreter and as bytecode; deeper ones are an error that names a macro.
 */
@Timeout(120)
final class NestedMacrosTest {
  /** Ways to make a macro of the one before it. */
  private enum Shape {
    /** Another name. */
    NAME,
    /** The opposite. */
    NOT,
    /** One more case, on the right or on the left of the others. */
    OR,
    /** Both kinds of levels in each macro. */
    AND,
    /** Twice in each macro, which doubles the condition. */
    TWICE;

    String condition(int i) {
      String before = "m" + (i - 1);
      return switch (this) {
        case NAME -> before;
        case NOT -> "not " + before;
        case OR -> i % 2 == 0 ? before + " or fd.num=" + i : "fd.num=" + i + " or " + before;
        case AND -> "fd.num>=" + i + " and (fd.num=" + i + " or " + before + ")";
        case TWICE -> "(fd.num=" + i + " and " + before + ") or " + before;
      };
    }

    /** Whether the macro of a depth is true of a descriptor; the first one is {@code fd.num=0}. */
    boolean isTrue(int depth, int number) {
      boolean value = number == 0;
      for (int i = 1; i <= depth; i++) {
        value =
            switch (this) {
              case NAME, TWICE -> value;
              case NOT -> !value;
              case OR -> value || number == i;
              case AND -> number >= i && (number == i || value);
            };
      }
      return value;
    }
  }

  /** Macros of one shape. */
  private record Case(Shape shape, int depth) {}

  static Stream<Case> takenByBoth() {
    List<Case> cases = new ArrayList<>();
    for (int depth : new int[] {0, 1, 2, 7, 100, 300, 2000}) {
      cases.add(new Case(Shape.NAME, depth));
    }
    for (Shape shape : List.of(Shape.NOT, Shape.OR, Shape.AND)) {
      for (int depth : new int[] {1, 2, 3, 64, 301, 400}) {
        cases.add(new Case(shape, depth));
      }
    }
    cases.add(new Case(Shape.TWICE, 1));
    cases.add(new Case(Shape.TWICE, 12));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("takenByBoth")
  void macrosInMacrosMeanWhatTheWholeConditionMeans(Case given) {
    LoadResult result = load(given);
    RuleSet rules = result.rules().orElseThrow(() -> new AssertionError(LoadReport.json(result)));
    FakeFields fields = new FakeFields().set("evt.type", "openat");
    EventView event = event();
    for (Evaluation evaluation : Evaluation.values()) {
      List<String> warnings = new ArrayList<>();
      RuleEvaluator evaluator =
          rules.evaluator("syscall", fields, RuleMatching.FIRST, evaluation, warnings::add);
      for (int number : new int[] {0, 1, given.depth() / 2, given.depth(), given.depth() + 1}) {
        fields.set("fd.num", (long) number);
        assertEquals(
            given.shape().isTrue(given.depth(), number),
            evaluator.evaluate(event, match -> {}),
            () -> evaluation + " fd.num=" + number);
      }
      assertEquals(List.of(), warnings);
    }
  }

  static Stream<Case> tooDeep() {
    return Stream.of(
        new Case(Shape.NOT, 1_100),
        new Case(Shape.OR, 1_100),
        new Case(Shape.AND, 1_100),
        new Case(Shape.NOT, 20_000),
        new Case(Shape.TWICE, 60));
  }

  @ParameterizedTest
  @MethodSource("tooDeep")
  void whatIsTooDeepIsAnErrorThatNamesAMacro(Case given) {
    FileResult file = load(given).files().getFirst();
    Problem problem = file.errors().getFirst();
    assertEquals(ProblemCode.LOAD_ERR_VALIDATE, problem.code());
    assertTrue(
        problem.message().matches("condition too large once macros are replaced: macro=m[0-9]+"),
        problem.message());
  }

  private static LoadResult load(Case given) {
    StringBuilder text = new StringBuilder("- macro: m0\n  condition: fd.num=0\n");
    for (int i = 1; i <= given.depth(); i++) {
      text.append("- macro: m").append(i).append("\n  condition: ");
      text.append(given.shape().condition(i)).append('\n');
    }
    text.append("- rule: R\n  desc: d\n  condition: evt.type=openat and m").append(given.depth());
    text.append("\n  output: o\n  priority: INFO\n");
    return new RuleLoader(LoadOptions.defaults())
        .load(List.of(new RuleFile("rules.yaml", text.toString())));
  }

  private static EventView event() {
    EventType type =
        EventTable.named("openat").stream()
            .filter(each -> !each.isEnter())
            .findFirst()
            .orElseThrow();
    EventBuilder builder = new EventBuilder().start(type, 1234, 1);
    type.params().forEach(param -> builder.empty());
    int length = builder.finish();
    EventView view = new EventView();
    assertNull(view.wrap(builder.buffer(), 0, length));
    return view;
  }
}
