package dev.saker.rules.interest;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Relation;
import dev.saker.rules.ir.Test;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of the fields of an event about a regular file that was opened for reading, by an
 * absolute path in which no two of {@code /} and {@code .} stand behind each other. Immutable.
 */
final class FileView {
  private static final Set<Bytes> OPEN_EVENTS =
      Set.of(Bytes.of("open"), Bytes.of("openat"), Bytes.of("openat2"));

  private static final Set<String> OF_SOCKETS =
      Set.of(
          "fd.cip",
          "fd.sip",
          "fd.lip",
          "fd.rip",
          "fd.ip",
          "fd.cport",
          "fd.sport",
          "fd.lport",
          "fd.rport",
          "fd.port",
          "fd.net",
          "fd.cnet",
          "fd.snet",
          "fd.lnet",
          "fd.rnet");

  private final boolean opens;

  /**
   * Makes a view.
   *
   * @param opens whether the event opens the file; else it is about a descriptor that was opened so
   */
  FileView(boolean opens) {
    this.opens = opens;
  }

  /** What a comparison of a field with constants comes to. */
  Possible compare(FieldRef field, Test test) {
    return switch (field.name()) {
      case "evt.type", "syscall.type" -> opens ? type(test) : Possible.UNKNOWN;
      case "evt.is_open_write", "evt.is_open_create", "evt.is_open_exec" ->
          opens ? constant(test, 0) : Possible.UNKNOWN;
      case "fd.type" -> text(test, "file");
      case "fd.typechar" -> text(test, "f");
      case "fd.name", "fd.nameraw" -> path(test);
      case "fs.path.name", "fs.path.nameraw" -> opens ? path(test) : Possible.UNKNOWN;
      case "evt.arg", "evt.rawarg" ->
          opens && "name".equals(field.argument()) ? path(test) : Possible.UNKNOWN;
      case "fd.directory" -> opens ? directory(test) : Possible.UNKNOWN;
      case "fd.filename" -> filename(test);
      default -> OF_SOCKETS.contains(field.name()) ? Possible.NEVER : Possible.UNKNOWN;
    };
  }

  private static Possible type(Test test) {
    Set<Bytes> wanted = texts(test);
    if (wanted.isEmpty()) {
      return Possible.UNKNOWN;
    }
    return wanted.stream().noneMatch(OPEN_EVENTS::contains) ? Possible.NEVER : Possible.UNKNOWN;
  }

  /** A number that is always the same. */
  private static Possible constant(Test test, long value) {
    if (test instanceof Test.Number number && number.relation() == Relation.EQ) {
      return number.operand() == value ? Possible.ALWAYS : Possible.NEVER;
    }
    return Possible.UNKNOWN;
  }

  /** A text that is always the same. */
  private static Possible text(Test test, String value) {
    Set<Bytes> wanted = texts(test);
    return wanted.isEmpty() || wanted.contains(Bytes.of(value)) ? Possible.UNKNOWN : Possible.NEVER;
  }

  /** The constants that a value must equal one of; none when the test is another. */
  private static Set<Bytes> texts(Test test) {
    return switch (test) {
      case Test.Text text when text.relation() == Relation.EQ -> Set.of(text.operand());
      case Test.TextIn in -> in.operands();
      default -> Set.of();
    };
  }

  private static Possible path(Test test) {
    return holdsOn(
        switch (test) {
          case Test.Text text when text.relation() == Relation.EQ -> whole(text.operand());
          case Test.TextIn in -> union(in.operands(), FileView::whole);
          case Test.StartsWith start -> head(start.operand());
          case Test.EndsWith end -> tail(end.operand());
          case Test.Glob glob when !glob.ignoreCase() -> glob(glob.pattern());
          case Test.PathPrefix prefix -> union(prefix.paths(), FileView::prefix);
          case Test.Contains contains -> containing(contains.operand());
          default -> PathSet.ALL;
        });
  }

  private static Possible directory(Test test) {
    return holdsOn(
        switch (test) {
          case Test.Text text when text.relation() == Relation.EQ -> head(text.operand());
          case Test.TextIn in -> union(in.operands(), FileView::head);
          case Test.StartsWith start -> head(start.operand());
          default -> PathSet.ALL;
        });
  }

  private static Possible filename(Test test) {
    return holdsOn(
        switch (test) {
          case Test.Text text when text.relation() == Relation.EQ -> tail(text.operand());
          case Test.TextIn in -> union(in.operands(), FileView::tail);
          case Test.EndsWith end -> tail(end.operand());
          default -> PathSet.ALL;
        });
  }

  private static Possible holdsOn(PathSet paths) {
    return new Possible(paths, PathSet.ALL);
  }

  private static PathSet union(Set<Bytes> texts, Function<Bytes, PathSet> pattern) {
    PathSet union = PathSet.NONE;
    for (Bytes text : texts) {
      union = union.or(pattern.apply(text));
    }
    return union;
  }

  /** The slash at the end of a path is not part of a name. */
  private static PathSet whole(Bytes text) {
    return PathSet.of(new PathPattern.Whole(text), new PathPattern.Whole(withSlash(text)));
  }

  private static PathSet head(Bytes text) {
    return text.length() == 0 ? PathSet.ALL : PathSet.of(new PathPattern.Head(text));
  }

  private static PathSet tail(Bytes text) {
    return text.length() == 0
        ? PathSet.ALL
        : PathSet.of(new PathPattern.Tail(text), new PathPattern.Tail(withSlash(text)));
  }

  private static PathSet prefix(Bytes path) {
    byte[] bytes = path.toArray();
    if (bytes.length == 0 || bytes[0] != '/') {
      return PathSet.ALL;
    }
    int end = literalEnd(bytes);
    while (end > 0 && bytes[end - 1] == '/') {
      end--;
    }
    return contains(path, "//") ? PathSet.ALL : head(cut(bytes, 0, end));
  }

  private static PathSet glob(Bytes pattern) {
    byte[] bytes = pattern.toArray();
    int end = literalEnd(bytes);
    if (end == bytes.length) {
      return whole(pattern);
    }
    int start = bytes.length;
    while (start > 0 && !isSpecial(bytes[start - 1])) {
      start--;
    }
    return bytes.length - start > end
        ? tail(cut(bytes, start, bytes.length))
        : head(cut(bytes, 0, end));
  }

  /** Paths with such parts are let through anyway. */
  private static PathSet containing(Bytes part) {
    return contains(part, "..")
            || contains(part, "./")
            || contains(part, "//")
            || contains(part, "/.")
        ? PathSet.NONE
        : PathSet.ALL;
  }

  private static int literalEnd(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && !isSpecial(bytes[end])) {
      end++;
    }
    return end;
  }

  private static boolean isSpecial(byte value) {
    return value == '*' || value == '?' || value == '[' || value == ']' || value == '\\';
  }

  private static boolean contains(Bytes text, String part) {
    return text.text().contains(part);
  }

  private static Bytes cut(byte[] bytes, int from, int to) {
    return Bytes.copyOf(Arrays.copyOfRange(bytes, from, to));
  }

  private static Bytes withSlash(Bytes text) {
    byte[] bytes = Arrays.copyOf(text.toArray(), text.length() + 1);
    bytes[text.length()] = '/';
    return Bytes.copyOf(bytes);
  }
}
