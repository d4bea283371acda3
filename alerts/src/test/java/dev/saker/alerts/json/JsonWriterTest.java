package dev.saker.alerts.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  @Test
  void membersAreSeparatedAndNested() {
    assertEquals(
        "{\"a\":1,\"b\":[true,null,\"x\"],\"c\":{},\"d\":[]}",
        compact(json ->
            json.startObject()
                .name("a")
                .value(1)
                .name("b")
                .startArray()
                .value(true)
                .value((String) null)
                .value("x")
                .endArray()
                .name("c")
                .startObject()
                .endObject()
                .name("d")
                .strings(List.of())
                .endObject()));
  }

  @Test
  void indentedFormPutsOneMemberOnALine() {
    StringBuilder out = new StringBuilder();
    JsonWriter.indented(out)
        .startObject()
        .name("a")
        .startArray()
        .value(1)
        .value(2)
        .endArray()
        .name("b")
        .startObject()
        .endObject()
        .endObject();
    assertEquals(
        """
        {
          "a": [
            1,
            2
          ],
          "b": {}
        }\
        """,
        out.toString());
  }

  @Test
  void everyTypeOfAnAlertFieldHasAForm() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", "t");
    map.put("long", -7L);
    map.put("large", new BigInteger("18446744073709551615"));
    map.put("double", 0.0);
    map.put("infinite", Double.POSITIVE_INFINITY);
    map.put("list", Arrays.asList("a", null, false));
    map.put("missing", null);
    assertEquals(
        "{\"text\":\"t\",\"long\":-7,\"large\":18446744073709551615,\"double\":0.0,"
            + "\"infinite\":null,\"list\":[\"a\",null,false],\"missing\":null}",
        compact(json -> json.any(map)));
  }

  @Test
  void otherClassesAreRefusedByName() {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> compact(json -> json.any(List.class)));
    assertEquals("no JSON form: class=Class", problem.getMessage());
  }

  @Test
  void numbersMayUseAll64Bits() {
    assertEquals("18446744073709551615", compact(json -> json.unsignedValue(-1)));
  }

  @Test
  void deepDocumentsAreWritten() {
    int depth = 1000;
    String text =
        compact(json -> {
          for (int i = 0; i < depth; i++) {
            json.startArray();
          }
          for (int i = 0; i < depth; i++) {
            json.endArray();
          }
        });
    assertEquals("[".repeat(depth) + "]".repeat(depth), text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "quote           | 0022      | \\\"",
        "backslash       | 005c      | \\\\",
        "backspace       | 0008      | \\b",
        "tab             | 0009      | \\t",
        "line feed       | 000a      | \\n",
        "form feed       | 000c      | \\f",
        "carriage return | 000d      | \\r",
        "NUL             | 0000      | \\u0000",
        "escape          | 001b      | \\u001b",
        "unit separator  | 001f      | \\u001f",
        "delete          | 007f      | \u007f",
        "umlaut          | 00e4      | ä",
        "half a pair     | d800      | \ufffd",
        "other half      | dc00      | \ufffd",
        "pair            | d83d de00 | \ud83d\ude00",
      })
  void charactersAreEscaped(String name, String codes, String expected) {
    StringBuilder text = new StringBuilder();
    for (String code : codes.split(" ", -1)) {
      text.append((char) Integer.parseInt(code, 16));
    }
    StringBuilder out = new StringBuilder();
    JsonText.appendEscaped(out, text);
    assertEquals(expected, out.toString());
  }

  private static String compact(Consumer<JsonWriter> body) {
    StringBuilder out = new StringBuilder();
    body.accept(JsonWriter.compact(out));
    return out.toString();
  }
}
