package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigPathTest {
  private static final String TREE =
      """
      a: {b: 1, c: [x, y]}
      list: []
      d.e: 5
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "value is replaced           | a.b=2          | a.b=2 a.c[0]=x a.c[1]=y d.e=5",
        "key is added                | a.n=2          | a.b=1 a.c[0]=x a.c[1]=y a.n=2 d.e=5",
        "way is made                 | p.q.r=2        | a.b=1 a.c[0]=x a.c[1]=y d.e=5 p.q.r=2",
        "entry is replaced           | a.c[0]=z       | a.b=1 a.c[0]=z a.c[1]=y d.e=5",
        "entry behind the last one   | a.c[2]=z       | a.b=1 a.c[0]=x a.c[1]=y a.c[2]=z d.e=5",
        "entry is appended           | a.c[]=z        | a.b=1 a.c[0]=x a.c[1]=y a.c[2]=z d.e=5",
        "list is made                | m[].k=v        | a.b=1 a.c[0]=x a.c[1]=y d.e=5 m[0].k=v",
        "a list becomes a map        | a.c.k=z        | a.b=1 a.c.0=x a.c.1=y a.c.k=z d.e=5",
        "dot is escaped              | d\\.e=6        | a.b=1 a.c[0]=x a.c[1]=y d.e=6",
        "value may have equals signs | a.b=c=d        | a.b=c=d a.c[0]=x a.c[1]=y d.e=5",
        "value may be empty          | a.b=           | a.b= a.c[0]=x a.c[1]=y d.e=5",
        "value may be JSON           | list[]={\"k\":1} | a.b=1 a.c[0]=x a.c[1]=y list[0].k=1 d.e=5",
        "value may be YAML           | list={k: [1]}  | a.b=1 a.c[0]=x a.c[1]=y list.k[0]=1 d.e=5",
      })
  void optionChangesTheTree(String name, String option, String expected) {
    List<ConfigProblem> problems = new ArrayList<>();
    ConfigNode.Mapping tree = new ConfigOption(option).apply(tree(), problems);
    assertEquals(List.of(), problems);
    assertEquals(expected, flat(tree));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "abc       | not a setting: expected key=value or key.subkey=value",
        "=1        | key of the setting: key missing",
        "a..b=1    | key of the setting: key missing",
        "a.=1      | key of the setting: key missing",
        "a[x]=1    | key of the setting: not the number of an entry: [x]",
        "a[0=1     | key of the setting: bracket not closed",
        "a[0]b=1   | key of the setting: expected a dot behind the bracket",
        "a\\b=1    | key of the setting: backslash before neither dot, bracket nor backslash",
        "a.c[5]=1  | key of the setting: list is shorter: entries=2 wanted=5",
        "a.b.c=1   | key of the setting: no keys below a single value: key=c",
        "a[]=1     | key of the setting: a map, not a list",
        "a.b[]=1   | key of the setting: a single value, not a list",
      })
  void wrongOptionChangesNothing(String option, String message) {
    List<ConfigProblem> problems = new ArrayList<>();
    assertEquals(flat(tree()), flat(new ConfigOption(option).apply(tree(), problems)));
    assertEquals(
        "-o:1:1: error: " + message + "\n  " + option + "\n  ^", problems.getFirst().render());
  }

  private static ConfigNode.Mapping tree() {
    return new ConfigReader(
            new ConfigText("tree", TREE), UnaryOperator.identity(), new ArrayList<>())
        .readMapping();
  }

  /** The tree as key=value pairs. */
  static String flat(ConfigNode node) {
    StringBuilder out = new StringBuilder();
    flat(out, "", node);
    return out.toString().strip();
  }

  private static void flat(StringBuilder out, String path, ConfigNode node) {
    switch (node) {
      case ConfigNode.Nothing nothing -> out.append(' ').append(path).append("=null");
      case ConfigNode.Scalar scalar ->
          out.append(' ').append(path).append('=').append(scalar.text());
      case ConfigNode.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          flat(out, path + "[" + i + "]", sequence.items().get(i));
        }
      }
      case ConfigNode.Mapping mapping ->
          mapping
              .members()
              .forEach((key, member) ->
                  flat(out, path.isEmpty() ? key : path + "." + key, member.value()));
    }
  }
}
