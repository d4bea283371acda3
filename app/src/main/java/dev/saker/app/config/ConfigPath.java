package dev.saker.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A place in the configuration as {@code -o} names it: keys with dots between them, {@code [2]} for
 * an entry of a list, {@code []} for a new one at its end. A backslash takes the meaning from a
 * dot, a bracket and a backslash.
 */
final class ConfigPath {
  private final List<Step> steps;
  private final Origin origin;

  private ConfigPath(List<Step> steps, Origin origin) {
    this.steps = steps;
    this.origin = origin;
  }

  /** One step down. */
  private sealed interface Step {
    record Key(String name) implements Step {}

    record Index(int index) implements Step {}

    record Append() implements Step {}
  }

  /** Something is wrong with a path; the message says what. */
  static final class PathException extends Exception {
    PathException(String message) {
      super(message);
    }
  }

  static ConfigPath parse(String path, Origin origin) throws PathException {
    List<Step> steps = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    boolean keyDue = true;
    int at = 0;
    while (at < path.length()) {
      char c = path.charAt(at++);
      switch (c) {
        case '\\' -> {
          if (at == path.length() || ".[]\\".indexOf(path.charAt(at)) < 0) {
            throw new PathException("backslash before neither dot, bracket nor backslash");
          }
          key.append(path.charAt(at++));
        }
        case '.' -> {
          addKey(steps, key, keyDue);
          keyDue = true;
        }
        case '[' -> {
          addKey(steps, key, keyDue);
          keyDue = false;
          int close = path.indexOf(']', at);
          if (close < 0) {
            throw new PathException("bracket not closed");
          }
          steps.add(index(path.substring(at, close)));
          at = close + 1;
          if (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            throw new PathException("expected a dot behind the bracket");
          }
        }
        default -> key.append(c);
      }
    }
    addKey(steps, key, keyDue);
    return new ConfigPath(List.copyOf(steps), origin);
  }

  private static void addKey(List<Step> steps, StringBuilder key, boolean due)
      throws PathException {
    if (!key.isEmpty()) {
      steps.add(new Step.Key(key.toString()));
      key.setLength(0);
    } else if (due) {
      throw new PathException("key missing");
    }
  }

  private static Step index(String digits) throws PathException {
    if (digits.isEmpty()) {
      return new Step.Append();
    }
    try {
      return new Step.Index(Integer.parseUnsignedInt(digits));
    } catch (NumberFormatException e) {
      throw new PathException("not the number of an entry: [" + digits + "]");
    }
  }

  /** A tree in which this place holds the value; missing keys and lists on the way are made. */
  ConfigNode.Mapping set(ConfigNode.Mapping root, ConfigNode value) throws PathException {
    return (ConfigNode.Mapping) set(root, 0, value);
  }

  private ConfigNode set(ConfigNode node, int depth, ConfigNode value) throws PathException {
    if (depth == steps.size()) {
      return value;
    }
    return switch (steps.get(depth)) {
      case Step.Key(String name) -> {
        ConfigNode.Mapping mapping = mapping(node, name);
        ConfigNode.Member old = mapping.members().get(name);
        ConfigNode child = old == null ? new ConfigNode.Nothing(origin) : old.value();
        yield mapping.with(name, new ConfigNode.Member(origin, set(child, depth + 1, value)));
      }
      case Step.Index(int index) -> {
        List<ConfigNode> items = items(node);
        if (index > items.size()) {
          throw new PathException("list is shorter: entries=" + items.size() + " wanted=" + index);
        }
        if (index == items.size()) {
          items.add(new ConfigNode.Nothing(origin));
        }
        items.set(index, set(items.get(index), depth + 1, value));
        yield new ConfigNode.Sequence(items, node.origin());
      }
      case Step.Append append -> {
        List<ConfigNode> items = items(node);
        items.add(set(new ConfigNode.Nothing(origin), depth + 1, value));
        yield new ConfigNode.Sequence(items, node.origin());
      }
    };
  }

  /**
   * A node as a map. A list becomes one, with the numbers of its entries for keys, as it does in
   * Falco: {@code -o append_output.suggested_output=false} is how one takes back a list that a file
   * has.
   */
  private ConfigNode.Mapping mapping(ConfigNode node, String name) throws PathException {
    return switch (node) {
      case ConfigNode.Mapping mapping -> mapping;
      case ConfigNode.Nothing nothing -> new ConfigNode.Mapping(new LinkedHashMap<>(), origin);
      case ConfigNode.Scalar scalar ->
          throw new PathException("no keys below a single value: key=" + name);
      case ConfigNode.Sequence sequence -> {
        SequencedMap<String, ConfigNode.Member> members = new LinkedHashMap<>();
        for (int i = 0; i < sequence.items().size(); i++) {
          members.put(Integer.toString(i), new ConfigNode.Member(origin, sequence.items().get(i)));
        }
        yield new ConfigNode.Mapping(members, sequence.origin());
      }
    };
  }

  private static List<ConfigNode> items(ConfigNode node) throws PathException {
    return switch (node) {
      case ConfigNode.Sequence sequence -> new ArrayList<>(sequence.items());
      case ConfigNode.Nothing nothing -> new ArrayList<>();
      case ConfigNode.Scalar scalar -> throw new PathException("a single value, not a list");
      case ConfigNode.Mapping mapping -> throw new PathException("a map, not a list");
    };
  }
}
