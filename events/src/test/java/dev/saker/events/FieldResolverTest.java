package dev.saker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldResolverTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          proc.name             | -           | proc.name       | -       | -1         | CHARBUF
          proc.aname            | 2           | proc.aname      | 2       | 2          | CHARBUF
          proc.aname            | -1          | proc.aname      | -1      | -1         | CHARBUF
          proc.aname            | 99999999999 | proc.aname      | 99999999999 | 1215752191 | CHARBUF
          proc.args             | 0           | proc.args       | 0       | 0          | CHARBUF
          proc.env              | PATH        | proc.env        | PATH    | -1         | CHARBUF
          proc.env              | 3           | proc.env        | 3       | 3          | CHARBUF
          fd.types              | 4           | fd.types        | 4       | 4          | CHARBUF
          container.mount       | /usr/*      | container.mount | /usr/*  | -1         | CHARBUF
          evt.arg               | 1           | evt.arg         | 1       | 1          | CHARBUF
          evt.arg.fd            | -           | evt.arg         | fd      | -1         | CHARBUF
          evt.rawarg.fd         | -           | evt.rawarg      | fd      | -1         | FD
          evt.rawarg.res        | -           | evt.rawarg      | res     | -1         | ERRNO
          evt.type.is.open      | -           | evt.type.is     | open    | -1         | UINT32
          evt.abspath           | -           | evt.abspath     | -       | -1         | CHARBUF
          evt.abspath.src       | -           | evt.abspath     | src     | -1         | CHARBUF
          thread.cgroup.cpuacct | -           | thread.cgroup   | cpuacct | -1         | CHARBUF
          """)
  void textsMeanFields(
      String name, String argument, String field, String split, int index, FieldType type) {
    FieldRef ref =
        assertInstanceOf(
                FieldResolution.Resolved.class, FieldResolver.STANDARD.resolve(name, argument))
            .field();
    assertEquals(field, ref.name());
    assertEquals(split, ref.argument());
    assertEquals(index, ref.index());
    assertEquals(type, ref.type());
    assertEquals(argument == null ? name : name + "[" + argument + "]", ref.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proc.nosuch",
        "proc.name[1]",
        "proc.aname[x]",
        "proc.env[a]b]",
        "evt.arg.namefoo",
        "evt.type.is.nosuch",
        "evt.abspath.foo",
        "evt.abspath[1]",
        "thread.cgroup.a1",
        "proc.aname.x",
      })
  void otherTextsAreUnknown(String text) {
    assertInstanceOf(FieldResolution.Unknown.class, resolve(text));
    assertFalse(FieldResolver.STANDARD.isField(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.arg",
        "evt.arg[x]",
        "evt.arg.nosuchname",
        "evt.rawarg",
        "evt.rawarg[0]",
        "evt.type.is",
        "thread.cgroup",
        "fd.types[x]",
        "evt.around",
        "evt.around[x]",
        "container.label",
      })
  void knownFieldsMayLackTheirArgument(String text) {
    assertInstanceOf(FieldResolution.BadArgument.class, resolve(text));
    assertFalse(FieldResolver.STANDARD.isField(text));
  }

  @Test
  void fieldsOfAConfigurationAreFound() {
    FieldResolver resolver =
        new FieldResolver(
            List.of(new Field("Static", "static.site", FieldType.CHARBUF, Set.of(), "site")));
    assertTrue(resolver.isField("static.site"));
    assertTrue(resolver.isField("proc.aname[1]"));
  }

  private static FieldResolution resolve(String text) {
    int bracket = text.indexOf('[');
    return bracket < 0
        ? FieldResolver.STANDARD.resolve(text, null)
        : FieldResolver.STANDARD.resolve(
            text.substring(0, bracket), text.substring(bracket + 1, text.length() - 1));
  }
}
