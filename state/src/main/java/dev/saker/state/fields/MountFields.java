package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.ContainerEntry;
import dev.saker.state.ContainerEntry.Mount;
import dev.saker.state.SystemState;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Mounts of the container: all, or one. One is chosen by number, or by a pattern that is searched
 * for in the mount's source (in its destination, when the source is asked for).
 */
final class MountFields implements FieldFamily {
  private static final byte[] TRUE = Bytes.of("true");
  private static final byte[] FALSE = Bytes.of("false");

  private final ContainerReaders containers;

  MountFields(SystemState state) {
    containers = new ContainerReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "container.mounts" -> containers.of(MountFields::all);
      case "container.mount" ->
          one(
              field,
              (mount, out) -> {
                append(out.scratch().clear(), mount);
                out.setScratch();
              });
      case "container.mount.source" -> one(field, (mount, out) -> out.setBytes(mount.source()));
      case "container.mount.dest" -> one(field, (mount, out) -> out.setBytes(mount.destination()));
      case "container.mount.mode" -> one(field, (mount, out) -> out.setBytes(mount.mode()));
      case "container.mount.rdwr" -> one(field, (mount, out) -> out.setBytes(writable(mount)));
      case "container.mount.propagation" ->
          one(field, (mount, out) -> out.setBytes(mount.propagation()));
      default -> null;
    };
  }

  /** Makes a part of a mount the value. */
  @FunctionalInterface
  private interface MountPart {
    void read(Mount mount, Value out);
  }

  private static boolean all(ContainerEntry container, Value out) {
    TextBuffer text = out.scratch().clear();
    for (int i = 0; i < container.mounts().size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      append(text, container.mounts().get(i));
    }
    out.setScratch();
    return true;
  }

  private static void append(TextBuffer text, Mount mount) {
    text.append(mount.source()).append(':').append(mount.destination()).append(':');
    text.append(mount.mode()).append(':').append(writable(mount)).append(':');
    text.append(mount.propagation());
  }

  private static byte[] writable(Mount mount) {
    return mount.writable() ? TRUE : FALSE;
  }

  private FieldReader one(FieldRef field, MountPart part) {
    if (field.index() >= 0) {
      return containers.of((container, out) -> {
        if (field.index() >= container.mounts().size()) {
          return false;
        }
        part.read(container.mounts().get(field.index()), out);
        return true;
      });
    }
    Pattern pattern = pattern(field.argument());
    boolean byDestination = field.name().equals("container.mount.source");
    return containers.of((container, out) -> {
      Mount mount = pattern == null ? null : find(container.mounts(), pattern, byDestination);
      if (mount == null) {
        return false;
      }
      part.read(mount, out);
      return true;
    });
  }

  private static @Nullable Pattern pattern(@Nullable String text) {
    try {
      return text == null ? null : Pattern.compile(text, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static @Nullable Mount find(List<Mount> mounts, Pattern pattern, boolean byDestination) {
    for (Mount mount : mounts) {
      byte[] path = byDestination ? mount.destination() : mount.source();
      if (pattern.matcher(Bytes.string(path)).find()) {
        return mount;
      }
    }
    return null;
  }
}
