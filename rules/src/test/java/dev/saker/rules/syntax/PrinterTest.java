package dev.saker.rules.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {

  @Test
  void whatIsPrintedParsesToTheSameTree() {
    long seed = System.nanoTime();
    System.out.println("PrinterTest seed=" + seed);
    Trees trees = new Trees(new Random(seed));
    for (int i = 0; i < 3000; i++) {
      Expression tree = trees.expression(i % 5);
      String text = Printer.print(tree);
      ParseResult result = ConditionParser.parse(text);
      if (!(result instanceof ParseResult.Parsed(Expression again))) {
        throw new AssertionError("seed=" + seed + " text=" + text + " result=" + result);
      }
      assertEquals(tree, Trees.withoutPositions(again), () -> "seed=" + seed + " text=" + text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cat       | cat
          a b       | "a b"
          a=b       | "a=b"
          a,b       | "a,b"
          (a)       | "(a)"
          it's      | "it's"
          /a/*.txt  | /a/*.txt
          back\\slash | "back\\\\slash"
          end\\      | "end\\ "
          """)
  void textsAreQuotedOnlyWhenTheyNeedIt(String text, String printed) {
    assertEquals(printed, Printer.quote(text));
  }

  @Test
  void emptyTextIsQuoted() {
    assertEquals("\"\"", Printer.quote(""));
  }
}
