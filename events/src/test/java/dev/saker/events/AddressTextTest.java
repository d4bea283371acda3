package dev.saker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "7f000001, 127.0.0.1",
    "ffffffff, 255.255.255.255",
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "00000000000000000000ffff7f000001, ::ffff:127.0.0.1",
    "0000000000000000000000000a000001, ::10.0.0.1",
    "fe800000000000000a0027fffe123456, fe80::a00:27ff:fe12:3456",
    "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
    "20010db8000100000000000000000000, 2001:db8:1::",
    "00010002000300040005000600070008, 1:2:3:4:5:6:7:8",
    "00010000000300000005000000070000, 1:0:3:0:5:0:7:0"
  })
  void printsAsInetNtop(String hex, String text) {
    byte[] address = HexFormat.of().parseHex(hex);
    TextBuffer out = new TextBuffer();
    AddressText.append(out, address, 0, address.length);
    assertEquals(text, out.toString());
  }
}
