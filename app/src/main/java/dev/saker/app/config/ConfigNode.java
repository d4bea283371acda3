package dev.saker.app.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A node of the configuration with the place it comes from. Immutable. */
public sealed interface ConfigNode {
  Origin origin();

  /** A key without a value. */
  record Nothing(Origin origin) implements ConfigNode {}

  /** A text, number or truth value, as written. */
  record Scalar(String text, Origin origin) implements ConfigNode {}

  /** A list. */
  record Sequence(List<ConfigNode> items, Origin origin) implements ConfigNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys with values, in order. */
  record Mapping(SequencedMap<String, Member> members, Origin origin) implements ConfigNode {
    public Mapping {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /** The value of a key; null when it is not there. */
    public @Nullable ConfigNode get(String key) {
      Member member = members.get(key);
      return member == null ? null : member.value();
    }

    /** This mapping with one key set; an existing key keeps its place. */
    Mapping with(String key, Member member) {
      SequencedMap<String, Member> changed = new LinkedHashMap<>(members);
      changed.put(key, member);
      return new Mapping(changed, origin);
    }
  }

  /** The value of a key, and where the key stands. */
  record Member(Origin keyOrigin, ConfigNode value) {}

  /** The node at a dotted path of keys; null when it is not there. */
  static @Nullable ConfigNode at(ConfigNode root, String path) {
    ConfigNode node = root;
    for (String key : path.split("\\.", -1)) {
      if (!(node instanceof Mapping mapping)) {
        return null;
      }
      node = mapping.get(key);
      if (node == null) {
        return null;
      }
    }
    return node;
  }
}
