package dev.saker.rules.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Makes the tree of one document. Refuses trees that nobody writes by hand and that cost too much
 * to walk: very deep ones, and those that aliases make very large.
 */
final class TreeBuilder {
  static final int MAX_DEPTH = 200;
  static final long MAX_SIZE = 5_000_000;

  private final Parser parser;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private int depth;

  TreeBuilder(Parser parser) {
    this.parser = parser;
  }

  /** Reads from behind the start of a document up to its end. */
  YamlNode document() {
    YamlNode root = node(parser.next());
    parser.next();
    return root;
  }

  static Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Mark(mark.getLine(), mark.getColumn(), mark.getIndex());
  }

  private YamlNode node(Event event) {
    Mark mark = event.getStartMark().map(TreeBuilder::mark).orElse(Mark.START);
    if (++depth > MAX_DEPTH) {
      throw new Refused("nested too deeply: limit=" + MAX_DEPTH, mark);
    }
    YamlNode node =
        switch (event) {
          case AliasEvent alias -> alias(alias, mark);
          case ScalarEvent scalar -> scalar(scalar, mark);
          case SequenceStartEvent start -> sequence(mark);
          case MappingStartEvent start -> mapping(mark);
          default -> throw new Refused("unexpected " + event.getEventId(), mark);
        };
    depth--;
    if (node.size() > MAX_SIZE) {
      throw new Refused("aliases make too many nodes: limit=" + MAX_SIZE, mark);
    }
    if (!(event instanceof AliasEvent) && event instanceof NodeEvent anchored) {
      Optional<Anchor> anchor = anchored.getAnchor();
      anchor.ifPresent(name -> anchors.put(name, node));
    }
    return node;
  }

  private YamlNode alias(AliasEvent alias, Mark mark) {
    YamlNode target = anchors.get(alias.getAlias());
    if (target == null) {
      throw new Refused("alias of nothing: name=" + alias.getAlias().getValue(), mark);
    }
    return target;
  }

  private static YamlNode scalar(ScalarEvent scalar, Mark mark) {
    String text = scalar.getValue();
    boolean isNull = scalar.isPlain() && scalar.getTag().isEmpty() && isNullWord(text);
    return isNull ? new YamlNode.Null(mark) : new YamlNode.Scalar(text, mark);
  }

  private static boolean isNullWord(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private YamlNode sequence(Mark mark) {
    List<YamlNode> items = new ArrayList<>();
    long size = 1;
    for (Event event = parser.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = parser.next()) {
      YamlNode item = node(event);
      items.add(item);
      size += item.size();
    }
    return new YamlNode.Sequence(items, mark, size);
  }

  private YamlNode mapping(Mark mark) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    long size = 1;
    for (Event event = parser.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = parser.next()) {
      YamlNode key = node(event);
      YamlNode value = node(parser.next());
      entries.add(new YamlNode.Entry(key, value));
      size += key.size() + value.size();
    }
    return new YamlNode.Mapping(entries, mark, size);
  }

  /** The document is YAML, but is not taken. Never leaves this package. */
  static final class Refused extends RuntimeException {
    private final String problem;
    private final Mark mark;

    Refused(String problem, Mark mark) {
      super(problem, null, false, false);
      this.problem = problem;
      this.mark = mark;
    }

    String problem() {
      return problem;
    }

    Mark mark() {
      return mark;
    }
  }
}
