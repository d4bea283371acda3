package dev.saker.rules.eval;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Whether some path is a prefix of a text, component by component. Slashes only separate: leading,
 * doubled and trailing ones do not count. A component with wildcards is a shell pattern.
 */
final class PathPrefixPredicate extends Predicate {
  private final Component[][] paths;

  PathPrefixPredicate(Collection<Bytes> paths) {
    this.paths = new Component[paths.size()][];
    int count = 0;
    for (Bytes path : paths) {
      this.paths[count++] = split(path);
    }
  }

  @Override
  public boolean test(Value value) {
    for (Component[] path : paths) {
      if (isPrefix(path, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPrefix(Component[] path, Value value) {
    byte[] bytes = value.bytes;
    int at = value.offset;
    int end = value.offset + value.length;
    for (Component component : path) {
      while (at < end && bytes[at] == '/') {
        at++;
      }
      int start = at;
      while (at < end && bytes[at] != '/') {
        at++;
      }
      if (start == at || !component.matches(bytes, start, at)) {
        return false;
      }
    }
    return true;
  }

  private static Component[] split(Bytes path) {
    List<Component> components = new ArrayList<>();
    byte[] bytes = path.toArray();
    int start = 0;
    for (int at = 0; at <= bytes.length; at++) {
      if (at == bytes.length || bytes[at] == '/') {
        if (at > start) {
          components.add(new Component(Arrays.copyOfRange(bytes, start, at)));
        }
        start = at + 1;
      }
    }
    return components.toArray(Component[]::new);
  }

  private static final class Component {
    private final byte[] text;
    private final Glob glob;
    private final boolean wild;

    Component(byte[] text) {
      this.text = text;
      this.glob = Glob.compile(text, 0, text.length, false);
      boolean hasWildcard = false;
      for (byte b : text) {
        hasWildcard |= b == '?' || b == '*' || b == '[';
      }
      this.wild = hasWildcard;
    }

    boolean matches(byte[] bytes, int start, int end) {
      return wild
          ? glob.matches(bytes, start, end)
          : Arrays.equals(bytes, start, end, text, 0, text.length);
    }
  }
}
