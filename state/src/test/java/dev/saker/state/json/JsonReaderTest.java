package dev.saker.state.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  private static JsonValue read(String text) throws JsonException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return JsonReader.read(bytes, 0, bytes.length);
  }

  @Test
  void valuesOfAllKindsAreRead() throws JsonException {
    JsonValue value =
        read(" {\"a\": [1, -2.5e3, true, false, null], \"b\": {\"c\": \"\\u00e9\\n\\\\\"}} ");
    assertEquals(1, value.get("a").items().get(0).number(0));
    assertEquals(7, value.get("a").items().get(1).number(7));
    assertTrue(value.get("a").items().get(2).isTrue());
    assertEquals(JsonValue.Null.VALUE, value.get("a").items().get(4));
    assertEquals("é\n\\", new String(value.get("b").get("c").utf8(), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNotThereIsNull() throws JsonException {
    JsonValue value = read("{}");
    assertEquals(JsonValue.Null.VALUE, value.get("x").get("y"));
    assertEquals(0, value.get("x").utf8().length);
    assertEquals(0, value.items().size());
    assertEquals(5, value.get("x").number(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":1;json ',' expected: offset=6",
        "{a:1};json key expected: offset=1",
        "[1,];json value expected: offset=3",
        "\"x;unended json text: offset=2",
        "\"\\x\";unknown json escape: offset=3",
        "\"\\u12g4\";json escape without four digits: offset=6",
        "01;text after the json value: offset=1",
        "-;json value expected: offset=1",
        "tru;json value expected: offset=0",
        "{} x;text after the json value: offset=3",
      })
  void faultsAreNamedWithTheirPlace(String text, String message) {
    JsonException e = assertThrows(JsonException.class, () -> read(text));
    assertEquals(message, e.getMessage());
  }

  @Test
  void nestingIsBounded() {
    JsonException e = assertThrows(JsonException.class, () -> read("[".repeat(100_000)));
    assertEquals("json nested too deep: depth=65: offset=65", e.getMessage());
  }

  @Test
  void brokenUtf8IsRefused() {
    assertThrows(
        JsonException.class, () -> JsonReader.read(new byte[] {'"', (byte) 0xff, '"'}, 0, 3));
  }

  @Test
  void anyBytesEitherReadOrFailCleanly() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    String alphabet = "{}[]\",:\\u0123456789truefalsn -+.eE \n\t\u00e9";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int k = 0; k < length; k++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        read(text.toString());
      } catch (JsonException e) {
        assertTrue(e.getMessage().contains("offset="), e.getMessage());
      }
    }
  }
}
