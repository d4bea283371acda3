package dev.saker.app.config;

import dev.saker.rules.yaml.Mark;
import dev.saker.rules.yaml.YamlNode;
import dev.saker.rules.yaml.YamlParser;
import dev.saker.rules.yaml.YamlResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Turns a YAML text into a tree that knows where each of its nodes stands. */
final class ConfigReader {
  private final ConfigText text;
  private final UnaryOperator<String> expansion;
  private final List<ConfigProblem> problems;

  /**
   * Makes a reader.
   *
   * @param text what to read
   * @param expansion applied to every scalar value, but to no key
   * @param problems receives what is wrong
   */
  ConfigReader(ConfigText text, UnaryOperator<String> expansion, List<ConfigProblem> problems) {
    this.text = text;
    this.expansion = expansion;
    this.problems = problems;
  }

  /** The text as a mapping; an empty one when the text is empty or wrong. */
  ConfigNode.Mapping readMapping() {
    ConfigNode node = read();
    if (node instanceof ConfigNode.Mapping mapping) {
      return mapping;
    }
    if (!(node instanceof ConfigNode.Nothing)) {
      problems.add(
          ConfigProblem.error(node.origin(), "not a map of settings: expected key: value"));
    }
    return new ConfigNode.Mapping(new LinkedHashMap<>(), Origin.startOf(text));
  }

  /** The first document of the text. */
  ConfigNode read() {
    return switch (YamlParser.parse(text.content())) {
      case YamlResult.Failed failed -> {
        problems.add(ConfigProblem.error(origin(failed.mark()), failed.message()));
        yield new ConfigNode.Nothing(Origin.startOf(text));
      }
      case YamlResult.Parsed parsed ->
          parsed.documents().isEmpty()
              ? new ConfigNode.Nothing(Origin.startOf(text))
              : convert(parsed.documents().getFirst());
    };
  }

  private ConfigNode convert(YamlNode node) {
    Origin origin = origin(node.mark());
    return switch (node) {
      case YamlNode.Null nothing -> new ConfigNode.Nothing(origin);
      case YamlNode.Scalar scalar -> new ConfigNode.Scalar(expansion.apply(scalar.text()), origin);
      case YamlNode.Sequence sequence -> {
        List<ConfigNode> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(convert(item)));
        yield new ConfigNode.Sequence(items, origin);
      }
      case YamlNode.Mapping mapping -> new ConfigNode.Mapping(members(mapping), origin);
    };
  }

  private SequencedMap<String, ConfigNode.Member> members(YamlNode.Mapping mapping) {
    SequencedMap<String, ConfigNode.Member> members = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      Origin keyOrigin = origin(entry.key().mark());
      if (!(entry.key() instanceof YamlNode.Scalar key)) {
        problems.add(ConfigProblem.error(keyOrigin, "not a key: expected one word"));
      } else if (members.containsKey(key.text())) {
        problems.add(
            ConfigProblem.warning(
                keyOrigin, "key given twice, the first one counts: key=" + key.text()));
      } else {
        members.put(key.text(), new ConfigNode.Member(keyOrigin, convert(entry.value())));
      }
    }
    return members;
  }

  private Origin origin(Mark mark) {
    return new Origin(text, mark.line(), mark.column());
  }
}
