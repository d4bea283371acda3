package dev.saker.rules.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.rules.eval.Conditions;
import dev.saker.rules.ir.EventCodes;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evt.type = open                                     | open
          evt.type in (open, openat)                          | open openat
          syscall.type = open                                 | open
          evt.type = open and proc.name = cat                 | open
          evt.type = open or evt.type = close                 | open close
          not evt.type != open                                | open
          not (evt.type != open and evt.type != close)        | open close
          not (not evt.type = open or proc.name = x)          | open
          evt.type in (open, close) and evt.type != close     | open
          evt.type in (open, close) and not evt.type in (close) | open
          evt.type = open and evt.num = 0                     | open
          evt.type = open and evt.type = close                | ''
          not evt.type exists                                 | ''
          not concat(proc.name, 'x') = y                      | ''
          not (join('x', (proc.name, 'y')) in (y, z))         | ''
          """)
  void namesDecide(String condition, String names) {
    EventCodes expected =
        names.isEmpty()
            ? EventCodes.NONE
            : EventCodes.of(
                Arrays.stream(names.split(" "))
                    .flatMap(name -> EventTable.named(name).stream())
                    .mapToInt(EventType::code)
                    .toArray());
    assertEquals(expected, Conditions.check(condition).eventCodes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.name = cat",
        "not proc.name = cat",
        "evt.type exists",
        "evt.type startswith open",
        "tolower(evt.type) = open",
        "evt.type.is.open = 1",
        "evt.type = open or proc.name = cat",
        "not (evt.type = open and proc.name = cat)",
        "evt.num = 0",
        "concat(proc.name, 'x') = y",
        "not concat('x', proc.name) = y",
        "not concat(proc.name, 'x') contains y",
      })
  void othersAreNeutral(String condition) {
    assertEquals(EventCodes.ALL, Conditions.check(condition).eventCodes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"evt.type = acct", "evt.type in (acct, sync)"})
  void systemCallsWithoutAnEventOfTheirOwnAreGeneric(String condition) {
    assertEquals(EventCodes.of(0, 1), Conditions.check(condition).eventCodes());
  }
}
