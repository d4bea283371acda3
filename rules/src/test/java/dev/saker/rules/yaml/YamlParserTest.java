package dev.saker.rules.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlParserTest {

  @Test
  void everyNodeKnowsWhereItStands() {
    YamlNode.Sequence items = sequence("- rule: R\n  tags: [a, \"b\"]\n");
    YamlNode.Mapping item = mapping(items.items().getFirst());
    assertEquals(new Mark(0, 2, 2), item.mark());
    assertEquals(new Mark(0, 8, 8), item.get("rule").orElseThrow().mark());
    assertEquals(new Mark(1, 8, 18), item.get("tags").orElseThrow().mark());
    YamlNode.Sequence tags = (YamlNode.Sequence) item.get("tags").orElseThrow();
    assertEquals(new Mark(1, 12, 22), tags.items().get(1).mark());
  }

  @Test
  void firstOfTwoEqualKeysWins() {
    YamlNode.Mapping item = mapping(sequence("- a: 1\n  a: 2\n").items().getFirst());
    assertEquals("1", text(item.get("a").orElseThrow()));
    assertEquals(2, item.entries().size());
  }

  @Test
  void aliasIsTheNodeItself() {
    YamlNode.Sequence items = sequence("- &x [a]\n- *x\n");
    assertSame(items.items().get(0), items.items().get(1));
  }

  @Test
  void mergeKeyIsAKeyLikeAnyOther() {
    YamlNode.Sequence items = sequence("- &x {a: 1}\n- <<: *x\n  b: 2\n");
    assertTrue(mapping(items.items().get(1)).get("a").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# comment\n", "\n\n"})
  void textWithoutNodesHasNoDocument(String text) {
    assertEquals(List.of(), documents(text));
  }

  @Test
  void everyDocumentIsRead() {
    assertEquals(3, documents("--- [a]\n---\n---\n- b\n").size());
  }

  /** What the reference's YAML library takes although it is no YAML. */
  @Test
  void documentMayBeginWithoutAMarker() {
    assertEquals(2, documents("- a\n- b\ntext\n").size());
    assertEquals(2, documents("- a: 1\n  b: 2\nc: d\n").size());
    List<YamlNode> documents = documents("- \ud83d\ude00\n...\n- b\n");
    assertEquals(2, documents.size());
    assertEquals(new Mark(2, 0, 8), documents.get(1).mark());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[a, , b]|b", "[=, !=, b]|b", "[!x, =, b]|b", "[!, a, b]|b", "[a, b, !=]|''"})
  void emptyItemsAreTaken(String list, String last) {
    YamlNode.Sequence items = (YamlNode.Sequence) sequence("- " + list + "\n").items().getFirst();
    assertEquals(3, items.items().size());
    assertEquals(last, text(items.items().get(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void plainNullIsNull(String word) {
    assertInstanceOf(YamlNode.Null.class, sequence("- " + word + "\n").items().getFirst());
  }

  @ParameterizedTest
  @CsvSource({"'\"null\"', null", "'''~''', ~", "'!!str null', null", "0x10, 0x10", "yes, yes"})
  void everythingElseIsText(String written, String expected) {
    assertEquals(expected, text(sequence("- " + written + "\n").items().getFirst()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "'"})
  void unclosedQuoteEndsWithTheFile(String quote) {
    YamlNode.Mapping item = mapping(sequence("- a: " + quote + "b\n    c").items().getFirst());
    assertEquals("b c", text(item.get("a").orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "'- a: b: c', 0, 6",
    "'- a: %x', 0, 5",
    "'- [a', 0, 4",
    "'- *nothing', 0, 2",
    "'- \"\\q\"', 0, 4",
    "'- &a [*a]', 0, 6"
  })
  void whatIsNoYamlHasAPlace(String text, int line, int column) {
    YamlResult.Failed failed = failed(text);
    assertEquals(line, failed.mark().line(), failed::message);
    assertEquals(column, failed.mark().column(), failed::message);
  }

  @Test
  void controlCharacterIsRefusedWithItsPlace() {
    YamlResult.Failed failed = failed("- a\n- b\u0001\n");
    assertEquals("character not allowed in YAML: code point=0x1", failed.message());
    assertEquals(new Mark(1, 3, 7), failed.mark());
  }

  @Test
  void deepNestingIsRefused() {
    assertEquals("nested too deeply: limit=200", failed("[".repeat(100_000)).message());
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1) + ", ";
      text.append("- &a").append(i).append(" [").append(alias.repeat(10)).append("]\n");
    }
    assertEquals("aliases make too many nodes: limit=5000000", failed(text.toString()).message());
  }

  private static List<YamlNode> documents(String text) {
    return assertInstanceOf(YamlResult.Parsed.class, YamlParser.parse(text)).documents();
  }

  private static YamlNode.Sequence sequence(String text) {
    return assertInstanceOf(YamlNode.Sequence.class, documents(text).getFirst());
  }

  private static YamlNode.Mapping mapping(YamlNode node) {
    return assertInstanceOf(YamlNode.Mapping.class, node);
  }

  private static String text(YamlNode node) {
    return assertInstanceOf(YamlNode.Scalar.class, node).text();
  }

  private static YamlResult.Failed failed(String text) {
    return assertInstanceOf(YamlResult.Failed.class, YamlParser.parse(text));
  }
}
