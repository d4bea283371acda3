package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.plan.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether some path is a prefix of a text, component by component: one look-up per component, for
 * however many paths. Slashes only separate: leading, doubled and trailing ones do not count.
 *
 * @param root the empty path
 * @param size number of paths
 */
record PathTree(Branch root, int size) implements ValueTest {
  /** Whether a path can be in a tree: wildcards in it are compared one by one. */
  static boolean takes(Bytes path) {
    for (byte b : path.toArray()) {
      if (b == '?' || b == '*' || b == '[') {
        return false;
      }
    }
    return true;
  }

  /** Makes the tree of paths without wildcards. */
  static PathTree of(List<Bytes> paths) {
    Builder root = new Builder();
    for (Bytes path : paths) {
      Builder at = root;
      for (Bytes component : components(path)) {
        at = at.children.computeIfAbsent(component, key -> new Builder());
      }
      at.end = true;
    }
    return new PathTree(new Branch(root), paths.size());
  }

  @Override
  public boolean test(Value value) {
    byte[] bytes = value.bytes;
    int at = value.offset;
    int end = value.offset + value.length;
    Branch branch = root;
    while (branch != null && !branch.end) {
      while (at < end && bytes[at] == '/') {
        at++;
      }
      int start = at;
      while (at < end && bytes[at] != '/') {
        at++;
      }
      branch = branch.child(bytes, start, at - start);
    }
    return branch != null;
  }

  @Override
  public List<Structure> structures() {
    return List.of(new Structure(Structure.Kind.PATHS, size));
  }

  private static List<Bytes> components(Bytes path) {
    List<Bytes> components = new ArrayList<>();
    byte[] bytes = path.toArray();
    int start = 0;
    for (int at = 0; at <= bytes.length; at++) {
      if (at == bytes.length || bytes[at] == '/') {
        if (at > start) {
          components.add(Bytes.copyOf(Arrays.copyOfRange(bytes, start, at)));
        }
        start = at + 1;
      }
    }
    return components;
  }

  private static final class Builder {
    private final Map<Bytes, Builder> children = new HashMap<>();
    private boolean end;
  }

  /** The paths that begin alike. */
  private static final class Branch {
    /** Whether a path ends here. */
    private final boolean end;

    /** Next components by {@link TextHash}; open addressing, at most half full. */
    private final byte[] @Nullable [] names;

    private final @Nullable Branch[] children;

    Branch(Builder builder) {
      end = builder.end;
      int capacity = Integer.highestOneBit(Math.max(1, 2 * builder.children.size())) * 2;
      names = new byte[capacity][];
      children = new Branch[capacity];
      builder.children.forEach((name, child) -> put(name.toArray(), new Branch(child)));
    }

    private void put(byte[] name, Branch child) {
      int at = TextHash.of(name, 0, name.length) & names.length - 1;
      while (names[at] != null) {
        at = at + 1 & names.length - 1;
      }
      names[at] = name;
      children[at] = child;
    }

    @Nullable Branch child(byte[] bytes, int offset, int length) {
      int at = TextHash.of(bytes, offset, length) & names.length - 1;
      byte[] name = names[at];
      while (name != null) {
        if (name.length == length
            && Arrays.equals(bytes, offset, offset + length, name, 0, length)) {
          return children[at];
        }
        at = at + 1 & names.length - 1;
        name = names[at];
      }
      return null;
    }
  }
}
