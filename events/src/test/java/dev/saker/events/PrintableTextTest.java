package dev.saker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "plain text stays, 616263, 616263",
    "umlaut stays, c3a4, c3a4",
    "four bytes stay, f09f9880, f09f9880",
    "newline is one replacement, 610a62, 61efbfbd62",
    "delete is one replacement, 7f, efbfbd",
    "C1 control is one replacement, c285, efbfbd",
    "orphan continuation is one each, 8080, efbfbdefbfbd",
    "cut sequence of three is one, e28261, efbfbd61",
    "bad second byte leaves the rest, e22861, efbfbd2861",
    "surrogate is three, eda080, efbfbdefbfbdefbfbd",
    "overlong is two, c080, efbfbdefbfbd",
    "noncharacter is one, efb790, efbfbd",
    "noncharacter of a higher plane is one, f09fbfbf, efbfbd",
    "cut at the end is one, 61f09f98, 61efbfbd",
    "beyond Unicode is one each, f5808080, efbfbdefbfbdefbfbdefbfbd"
  })
  void replaces(String name, String hex, String expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    TextBuffer out = new TextBuffer();
    PrintableText.append(out, bytes, 0, bytes.length);
    assertEquals(expected, HexFormat.of().formatHex(out.toBytes()), name);
    assertEquals(hex.equals(expected), PrintableText.isPrintable(bytes, 0, bytes.length));
  }
}
