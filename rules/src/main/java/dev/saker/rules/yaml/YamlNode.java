package dev.saker.rules.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document. Immutable; an alias is the node itself, a second time. */
public sealed interface YamlNode {
  /** Where it begins. */
  Mark mark();

  /** How many nodes the tree below has, itself included, each alias counted with all it holds. */
  long size();

  /** A plain {@code null} or {@code ~}, or nothing at all. */
  record Null(Mark mark) implements YamlNode {
    @Override
    public long size() {
      return 1;
    }
  }

  /**
   * A text, a number or a truth value: they all are what was written.
   *
   * @param text content, escapes resolved and lines folded
   */
  record Scalar(String text, Mark mark) implements YamlNode {
    @Override
    public long size() {
      return 1;
    }
  }

  /** Nodes in order. */
  record Sequence(List<YamlNode> items, Mark mark, long size) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys with values, in order; a key may be there twice. */
  record Mapping(List<Entry> entries, Mark mark, long size) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of the first entry with this key. */
    public Optional<YamlNode> get(String key) {
      for (Entry entry : entries) {
        if (entry.key() instanceof Scalar scalar && scalar.text().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }

    /** Whether any entry has this key. */
    public boolean has(String key) {
      return get(key).isPresent();
    }
  }

  /** One key of a mapping with its value. */
  record Entry(YamlNode key, YamlNode value) {}
}
