package dev.saker.rules.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          evt.type=open                      | evt.type = open
          evt.type == open                   | evt.type = open
          fd.num >= 3                        | fd.num >= 3
          fd.num<4and fd.num>2               | (fd.num < 4 and fd.num > 2)
          a or b and c                       | (a or (b and c))
          (a or b) and c                     | ((a or b) and c)
          a and(b or c)                      | (a and (b or c))
          a or(b)                            | (a or b)
          not a                              | not a
          not                                | (not)
          not not a                          | a
          not(a)                             | not a
          not (not a)                        | not (not a)
          not proc.name exists               | not proc.name exists
          proc.name in (a, 'b c', "d")       | proc.name in (a, "b c", d)
          proc.name in ()                    | proc.name in ()
          proc.name in(a)                    | proc.name in (a)
          proc.name in shells                | proc.name in shells
          fd.name pmatch (/etc)              | fd.name pmatch (/etc)
          fd.name startswith anyof (/a, /b)  | fd.name startswith anyof (/a, /b)
          fd.name = anyof paths              | fd.name = anyof paths
          fd.name = anyof                    | fd.name = anyof
          fd.name = anyof and a              | (fd.name = anyof and a)
          proc.aname[2]=bash                 | proc.aname[2] = bash
          proc.env['A B']=x                  | proc.env["A B"] = x
          toupper(proc.name) = CAT           | toupper(proc.name) = CAT
          join('-', (proc.name, 1.50)) = x   | join("-", (proc.name, 1.50)) = x
          getopt(proc.args, 'a:')[a] = x     | getopt(proc.args, "a:")[a] = x
          proc.name = val(proc.pname)        | proc.name = val(proc.pname)
          proc.name='a\\tb'                  | proc.name = "a\\tb"
          proc.name="a\\ b"                  | proc.name = "a\\\\b"
          fd.num < 0xFF                      | fd.num < 0xFF
          """)
  void conditionsAreUnderstood(String text, String tree) {
    assertEquals(tree, print(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a and",
        "a or",
        "a and and b",
        "and a or",
        "(a",
        "a)",
        "a b",
        "a or(b) and c",
        "a android",
        "NOT proc.name=x",
        "evt..type=x",
        "evt.type",
        "1evt.type=x",
        "3 = fd.num",
        "fd.name < /etc",
        "fd.num < '4'",
        "proc.name contains\"a\"",
        "proc.name contains",
        "proc.name in 'cat'",
        "proc.name in (a,)",
        "proc.name in (,a)",
        "proc.name in (a b)",
        "proc.name = (cat)",
        "proc.name = 'a\\x41'",
        "proc.name = 'a\\\"'",
        "proc.name = \"a\\\\\"",
        "proc.name = 'a",
        "fd.name startswith anyof(/a)",
        "fd.name anyof (/a)",
        "proc.aname[]=x",
        "proc.aname[1=x",
        "proc.env[a b]=x",
        "val(proc.name) = cat",
        "proc.name = toupper(val(proc.name))",
        "toupper() = x",
        "concat(fd.name, x) exists",
        "proc.name=a\fand b",
      })
  void otherTextsAreRefused(String text) {
    assertInstanceOf(ParseResult.Failed.class, ConditionParser.parse(text));
  }

  @Test
  void problemsHaveThePlaceAndTheExpectation() {
    assertEquals(
        new SyntaxProblem(new Position(21, 2, 8), "expected ')', 'and' or 'or'"),
        problem("evt.type=open\nand (a b)"));
    assertEquals(
        "expected an operator such as =, in, contains or exists",
        problem("proc.name matches x").message());
  }

  @Test
  void blanksIncludeTheBackspace() {
    assertEquals("(a and b)", print("a\b\n\tand\r\n b"));
  }

  @Test
  void backspaceBelongsToBareWords() {
    assertInstanceOf(
        ParseResult.Failed.class, ConditionParser.parse("evt.type=execve\band evt.num=131"));
  }

  @Test
  void thousandsOfParenthesesAreFine() {
    assertEquals("a", print("(".repeat(5000) + "a" + ")".repeat(5000)));
  }

  @Test
  void thousandNotsAreFine() {
    assertEquals("a", print("not ".repeat(1000) + "a"));
  }

  @Test
  void tenThousandParenthesesAreOneProblem() {
    assertEquals(
        "more than 8000 parentheses open at once",
        problem("(".repeat(10000) + "a" + ")".repeat(10000)).message());
  }

  @Test
  void tenThousandLevelsAreOneProblem() {
    assertEquals(
        "nested deeper than 1000 levels",
        problem("(a and not ".repeat(4000) + "a" + ")".repeat(4000)).message());
    assertTrue(problem("toupper(".repeat(10000)).message().contains("nested deeper than 100"));
  }

  @Test
  void anyTextGivesATreeOrAProblemInsideIt() {
    long seed = System.nanoTime();
    System.out.println("ConditionParserTest seed=" + seed);
    Random random = new Random(seed);
    Trees trees = new Trees(random);
    for (int i = 0; i < 5000; i++) {
      String text = mutate(Printer.print(trees.expression(i % 4)), random);
      switch (ConditionParser.parse(text)) {
        case ParseResult.Parsed(Expression tree) ->
            assertEquals(
                Trees.withoutPositions(tree),
                Trees.withoutPositions(tree(Printer.print(tree))),
                () -> "seed=" + seed + " text=" + text);
        case ParseResult.Failed(SyntaxProblem problem) ->
            assertTrue(
                problem.position().offset() >= 0 && problem.position().offset() <= text.length(),
                () -> "seed=" + seed + " text=" + text);
      }
    }
  }

  private static String mutate(String text, Random random) {
    String alphabet = "()[]'\"\\ ,=<>!.ab0\b\t\0\u00e9";
    StringBuilder result = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !result.isEmpty(); i--) {
      int at = random.nextInt(result.length());
      switch (random.nextInt(3)) {
        case 0 -> result.deleteCharAt(at);
        case 1 -> result.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        default -> result.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
    }
    return result.toString();
  }

  private static String print(String text) {
    return Printer.print(tree(text));
  }

  private static Expression tree(String text) {
    return assertInstanceOf(
            ParseResult.Parsed.class,
            ConditionParser.parse(text),
            () -> text + ": " + ConditionParser.parse(text))
        .expression();
  }

  private static SyntaxProblem problem(String text) {
    return assertInstanceOf(ParseResult.Failed.class, ConditionParser.parse(text)).problem();
  }
}
