package dev.saker.state.fields;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.Paths;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Name of the descriptor and its parts; of one that could not be opened, from the event. */
final class FdNameFields implements FieldFamily {
  static final byte[] UNKNOWN = Bytes.of("<UNKNOWN>");
  private static final byte[] SLASH = Bytes.of("/");

  private final SystemState state;
  private final ParamText text;
  private final FdReaders descriptors;

  FdNameFields(SystemState state, ParamText text) {
    this.state = state;
    this.text = text;
    descriptors = new FdReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "fd.name" -> this::name;
      case "fd.nameraw" -> this::rawName;
      case "fd.directory" -> this::directory;
      case "fd.filename" -> descriptors.of(FdNameFields::fileName);
      case "fd.containername" -> inContainer(this::name);
      case "fd.containerdirectory" -> inContainer(this::directory);
      default -> null;
    };
  }

  /** Reads {@code fd.name}. */
  boolean name(Value out) {
    ThreadEntry thread = descriptors.thread();
    if (thread == null) {
      return false;
    }
    FdEntry fd = descriptors.descriptor(thread);
    if (fd == null) {
      return fromEvent(thread, false, out);
    }
    out.setBytes(fd.name);
    return true;
  }

  private boolean rawName(Value out) {
    ThreadEntry thread = descriptors.thread();
    if (thread == null) {
      return false;
    }
    FdEntry fd = descriptors.descriptor(thread);
    if (fd == null) {
      if (!fromEvent(thread, true, out)) {
        return false;
      }
    } else {
      byte[] raw = fd.rawName;
      out.setBytes(raw == null ? Bytes.EMPTY : raw);
    }
    withoutDoubledSlashes(out);
    return true;
  }

  private boolean directory(Value out) {
    ThreadEntry thread = descriptors.thread();
    if (thread == null) {
      return false;
    }
    FdEntry fd = descriptors.descriptor(thread);
    if (fd == null) {
      if (!fromEvent(thread, false, out)) {
        return false;
      }
    } else if (fd.isFile()) {
      out.setBytes(fd.name);
    } else {
      out.setBytes(fd.name);
      return fd.type == DescriptorType.DIRECTORY;
    }
    int slash = lastSlash(out);
    if (slash <= 0) {
      out.setBytes(SLASH);
    } else if (slash < out.length - 1) {
      out.setBytes(out.bytes, out.offset, slash);
    }
    return true;
  }

  private static boolean fileName(FdEntry fd, Value out) {
    if (!fd.isFile()) {
      return false;
    }
    out.setBytes(fd.name);
    int slash = lastSlash(out);
    if (slash < 0) {
      out.setBytes(SLASH);
    } else if (slash < out.length - 1) {
      out.setBytes(fd.name, slash + 1, fd.name.length - slash - 1);
    }
    return true;
  }

  private FieldReader inContainer(FieldReader part) {
    Value value = new Value();
    return out -> {
      if (!part.read(value)) {
        return false;
      }
      ThreadEntry thread = state.thread();
      TextBuffer joined = out.scratch().clear();
      joined.append(thread == null ? Bytes.EMPTY : thread.containerId()).append(':');
      joined.append(value.bytes, value.offset, value.length);
      out.setScratch();
      return true;
    };
  }

  /** Position of the last slash in a text, from the text's start; -1 for none. */
  private static int lastSlash(Value text) {
    for (int i = text.length - 1; i >= 0; i--) {
      if (text.bytes[text.offset + i] == '/') {
        return i;
      }
    }
    return -1;
  }

  /** What the event says that it wanted to open; false for enter events. */
  private boolean fromEvent(ThreadEntry thread, boolean raw, Value out) {
    EventView event = state.event();
    if (event.type().isEnter()) {
      return false;
    }
    switch (event.code()) {
      case Codes.SYSCALL_OPEN_X,
          Codes.SOCKET_ACCEPT_5_X,
          Codes.SOCKET_ACCEPT4_6_X,
          Codes.SYSCALL_CREAT_X,
          Codes.SOCKET_CONNECT_X -> {
        text.print(1);
        TextBuffer shown = text.shown();
        out.scratch().clear().append(shown.bytes(), 0, shown.length());
        out.setScratch();
      }
      case Codes.SYSCALL_OPENAT_2_X, Codes.SYSCALL_OPENAT2_X -> {
        if (!event.has(2) || (!raw && !event.has(1))) {
          return false;
        }
        ParamBytes.text(event, 2, out);
        if (!raw) {
          byte[] from = base(thread, event.int64(1, 0), out);
          Paths.join(out.scratch(), from, out.bytes, out.offset, out.length);
          out.setScratch();
        }
      }
      case Codes.SYSCALL_OPEN_BY_HANDLE_AT_X -> ParamBytes.text(event, 3, out);
      default -> out.setBytes(Bytes.EMPTY);
    }
    return true;
  }

  /**
   * Directory that a path starts from.
   *
   * @param fd descriptor of the directory, as the event has it
   * @param path the path; an absolute one needs no directory
   */
  static byte[] base(ThreadEntry thread, long fd, Value path) {
    if (path.length > 0 && path.bytes[path.offset] == '/') {
      return Bytes.EMPTY;
    }
    if (fd == ParamText.AT_FDCWD) {
      return thread.cwd();
    }
    FdEntry entry = thread.descriptor(fd);
    return entry == null ? UNKNOWN : FdNames.directory(entry);
  }

  private static void withoutDoubledSlashes(Value out) {
    byte[] bytes = out.bytes;
    int at = out.offset + 1;
    int end = out.offset + out.length;
    while (at < end && (bytes[at] != '/' || bytes[at - 1] != '/')) {
      at++;
    }
    if (at >= end) {
      return;
    }
    TextBuffer single = new TextBuffer().append(bytes, out.offset, at - out.offset);
    for (int i = at; i < end; i++) {
      if (bytes[i] != '/' || bytes[i - 1] != '/') {
        single.append(bytes[i]);
      }
    }
    out.scratch().clear().append(single.bytes(), 0, single.length());
    out.setScratch();
  }
}
