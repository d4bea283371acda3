package dev.saker.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.rules.ItemType;
import dev.saker.rules.yaml.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListExpanderTest {
  private static final Context CONTEXT =
      Context.of(new SourceText("rules.yaml", "- list: l\n")).child(ItemType.LIST, "l", Mark.START);

  private final Map<String, ListDefinition> lists = new LinkedHashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "f in (l)|f in ( a, b )",
        "f in (l, c)|f in ( a, b , c)",
        "f in (c, l)|f in (c, a, b )",
        "f=l|f= a, b ",
        "l|a, b ",
        "l l|a, b l",
        "f in (ll, xl, l.)|f in (ll, xl, l.)",
        "f = 'x l y'|f = 'x a, b y'",
        "f = 'l'|f = 'l'",
        "f in (\t l \t)|f in ( a, b )"
      })
  void nameBetweenBoundariesIsReplaced(String condition, String expected) {
    define("l", "a", "b");
    assertEquals(expected, expand(condition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "f in (l)|f in (  )",
        "f in (l, c)|f in (   c)",
        "f in (c, l)|f in (c  )",
        "f in (c, l, d)|f in (c  , d)"
      })
  void emptyListTakesAComma(String condition, String expected) {
    define("l");
    assertEquals(expected, expand(condition));
  }

  @Test
  void itemsWithBlanksAreQuotedUnlessTheyAre() {
    define("l", "a b", "\"c d\"", "'e f'", "g,h", "i\tj");
    assertEquals("( \"a b\", \"c d\", 'e f', g,h, i\tj )", expand("(l)"));
  }

  @Test
  void innerListDefinedBeforeIsReplacedOnce() {
    define("inner", "a", "b");
    define("outer", "inner", "c");
    assertEquals("( a, b, c )", expand("(outer)"));
    assertEquals(Set.of("inner", "outer"), usedBy("(outer)"));
  }

  @Test
  void innerListDefinedAfterIsReplacedInItsTurn() {
    define("outer", "inner");
    define("inner", "a");
    assertEquals("( a )", expand("(outer)"));
  }

  @Test
  void unusedListIsNotUsed() {
    define("l", "a");
    assertFalse(usedBy("(m)").contains("l"));
  }

  @Test
  void listsThatMultiplyAreRefused() {
    for (int i = 0; i < 30; i++) {
      String[] items = new String[10];
      Arrays.fill(items, "l" + (i + 1));
      define("l" + i, items);
    }
    long start = System.nanoTime();
    Rejection rejection = assertThrows(Rejection.class, () -> expand("(l0)"));
    assertTrue(
        rejection
            .problem()
            .message()
            .startsWith("condition too long once lists are replaced: limit=1000000 list=l"));
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
  }

  @Test
  void listsThatMultiplyBackwardsAreRefused() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add("item" + i);
    }
    define("a", many.toArray(String[]::new));
    String[] again = new String[20_000];
    Arrays.fill(again, "a");
    define("b", again);
    assertThrows(Rejection.class, () -> expand("(b)"));
  }

  private void define(String name, String... items) {
    int id = lists.size();
    lists.put(name, new ListDefinition(name, List.of(items), CONTEXT, id, id));
  }

  private String expand(String condition) {
    return new ListExpander(lists).expand(condition, CONTEXT);
  }

  private Set<String> usedBy(String condition) {
    ListExpander expander = new ListExpander(lists);
    expander.expand(condition, CONTEXT);
    return expander.used();
  }
}
