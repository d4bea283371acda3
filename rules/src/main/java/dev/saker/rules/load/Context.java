package dev.saker.rules.load;

import dev.saker.rules.ItemType;
import dev.saker.rules.Location;
import dev.saker.rules.Position;
import dev.saker.rules.Problem;
import dev.saker.rules.ProblemCode;
import dev.saker.rules.yaml.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a file to an item in it: what a problem is about, and where. Immutable. */
final class Context {
  private final @Nullable Context parent;
  private final Location location;
  private final SourceText source;

  private Context(@Nullable Context parent, Location location, SourceText source) {
    this.parent = parent;
    this.location = location;
    this.source = source;
  }

  /** A whole file. */
  static Context of(SourceText source) {
    Position start = new Position(source.name(), 0, 0, 0);
    return new Context(null, new Location(ItemType.RULES_CONTENT, "", start), source);
  }

  /** Something in what this is about. */
  Context child(ItemType type, String name, Mark mark) {
    Position position = new Position(source.name(), mark.line(), mark.column(), mark.offset());
    return new Context(this, new Location(type, name, position), source);
  }

  /** The whole file that this is in. */
  Context file() {
    return parent == null ? this : parent.file();
  }

  /** Type and name, for messages. */
  String describe() {
    return location.type().label().replace(' ', '_') + "=" + location.itemName();
  }

  Position position() {
    return location.position();
  }

  SourceText source() {
    return source;
  }

  /** A problem with what this is about. */
  Problem problem(ProblemCode code, String message, String hint) {
    return problem(code, location.position(), message, hint);
  }

  /** A problem with what this is about, for which one should look at a place in it. */
  Problem problemAt(ProblemCode code, Mark mark, String message, String hint) {
    Position at = new Position(source.name(), mark.line(), mark.column(), mark.offset());
    return problem(code, at, message, hint);
  }

  private Problem problem(ProblemCode code, Position at, String message, String hint) {
    int offset = Math.min(source.lineStart(at.line()) + at.column(), source.text().length());
    return new Problem(code, message, locations(), at, source.snippet(offset), hint);
  }

  List<Location> locations() {
    Deque<Location> path = new ArrayDeque<>();
    for (Context at = this; at != null; at = at.parent) {
      path.addFirst(at.location);
    }
    return List.copyOf(path);
  }
}
