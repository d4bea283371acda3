package dev.saker.state.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.events.EventTable;
import dev.saker.events.FlagTable;
import dev.saker.events.PrintFormat;
import dev.saker.events.TextBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  private final TextBuffer out = new TextBuffer();

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1e-09",
    "100000, 0.0001",
    "99999, 9.9999e-05",
    "1000000000, 1",
    "1500000000, 1.5",
    "123456789, 0.123457",
    "1234567890123, 1234.57",
    "999999500000000, 1e+06",
    "999999600000000, 1e+06",
    "1000000000000000, 1e+06",
    "3000000000000000, 3e+06",
    "1234565, 0.00123456",
    "1234575, 0.00123457",
    "500000000, 0.5",
    "9223372036854775807, 9.22337e+09",
    "9999995, 0.00999999",
    "60000000000, 60",
    "10000000, 0.01"
  })
  void secondsPrintWithSixDigits(long ns, String text) {
    NumberText.appendSeconds(out, ns);
    assertEquals(text, out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "4294967295, 4, DEC, -1",
    "255, 1, DEC, 255",
    "-1, 8, DEC, -1",
    "-1, 8, HEX, FFFFFFFFFFFFFFFF",
    "-1, 4, HEX, FFFFFFFF",
    "420, 4, OCT, 0644",
    "0, 4, OCT, 0",
    "7, 8, PADDED_DEC_10, 000000007"
  })
  void numbersPrintAsTheTableAsks(long value, int size, PrintFormat format, String text) {
    NumberText.append(out, value, size, format);
    assertEquals(text, out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "file_flags, 0, O_NONE",
    "file_flags, 4099, O_RDWR|O_CLOEXEC",
    "file_flags, 1, O_RDONLY",
    "file_flags, 134217728, ''",
    "clone_flags, 0, ''"
  })
  void flagsPrintWhileBitsRemain(String table, long value, String text) {
    NumberText.appendFlags(out, table(table), value);
    assertEquals(text, out.toString());
  }

  @Test
  void enumerationsPrintEveryNameOfTheNumber() {
    NumberText.appendEnum(out, table("socket_families"), 1);
    assertEquals("AF_LOCAL|AF_UNIX", out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "chmod_mode, 420, S_IROTH|S_IRGRP|S_IWUSR|S_IRUSR",
    "mknod_mode, 32768, S_IFREG",
    "mknod_mode, 33188, S_IROTH|S_IRGRP|S_IWUSR|S_IRUSR|S_IFREG",
    "chmod_mode, 0, ''"
  })
  void modesPrintTheirParts(String table, long value, String text) {
    NumberText.appendMode(out, table(table), value);
    assertEquals(text, out.toString());
  }

  private static FlagTable table(String name) {
    return Objects.requireNonNull(EventTable.flags(name));
  }
}
