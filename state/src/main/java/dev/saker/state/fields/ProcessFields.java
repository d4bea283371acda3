package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.FdTable;
import dev.saker.state.SystemState;
import dev.saker.state.TextList;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Names, arguments, numbers and executable of the event's process. */
final class ProcessFields implements FieldFamily {
  private final ThreadReaders threads;

  ProcessFields(SystemState state) {
    threads = new ThreadReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "proc.name" -> threads.of(ThreadTexts.NAME);
      case "proc.exe" -> threads.of(ThreadTexts.EXE);
      case "proc.exepath" -> threads.of(ThreadTexts.EXE_PATH);
      case "proc.cmdline" -> threads.of(ThreadTexts.COMMAND_LINE);
      case "proc.exeline" ->
          threads.of((thread, out) -> {
            out.setBytes(thread.image.exeline());
            return true;
          });
      case "proc.args" -> threads.of(arguments(field.index()));
      case "proc.cmdnargs" -> number(thread -> thread.image.args().count());
      case "proc.cmdlenargs" -> number(ProcessFields::argumentBytes);
      case "proc.cwd" ->
          threads.of((thread, out) -> {
            out.setBytes(thread.cwd());
            return true;
          });
      default -> bindNumber(field.name());
    };
  }

  private @Nullable FieldReader bindNumber(String name) {
    return switch (name) {
      case "proc.pid" -> threads.of(ThreadTexts.PID);
      case "proc.vpid" -> threads.of((thread, out) -> set(out, thread.vpid));
      case "proc.sid" -> number(thread -> thread.sid);
      case "proc.vpgid" -> number(thread -> thread.vpgid);
      case "proc.pgid" -> number(thread -> thread.pgid);
      case "proc.tty" -> number(thread -> thread.tty & 0xffff_ffffL);
      case "proc.is_sid_leader" -> flag(thread -> thread.sid == thread.vpid);
      case "proc.is_vpgid_leader" -> flag(thread -> thread.vpgid == thread.vpid);
      case "proc.is_pgid_leader" -> flag(thread -> thread.pgid == thread.pid);
      case "proc.nthreads" -> number(ThreadEntry::threadCount);
      case "proc.nchilds" -> number(ThreadEntry::otherThreadCount);
      default -> bindExecutable(name);
    };
  }

  private @Nullable FieldReader bindExecutable(String name) {
    return switch (name) {
      case "proc.is_exe_writable" -> flag(thread -> thread.image.file().writable());
      case "proc.is_exe_upper_layer" -> flag(thread -> thread.image.file().upperLayer());
      case "proc.is_exe_lower_layer" -> flag(thread -> thread.image.file().lowerLayer());
      case "proc.is_exe_from_memfd" -> flag(thread -> thread.image.file().fromMemfd());
      case "proc.exe_ino" -> nonZero(thread -> thread.image.file().inode());
      case "proc.exe_ino.ctime" -> nonZero(thread -> thread.image.file().ctimeNs());
      case "proc.exe_ino.mtime" -> nonZero(thread -> thread.image.file().mtimeNs());
      case "thread.cap_permitted" -> capabilities(thread -> thread.capPermitted);
      case "thread.cap_inheritable" -> capabilities(thread -> thread.capInheritable);
      case "thread.cap_effective" -> capabilities(thread -> thread.capEffective);
      default -> bindStandardDescriptor(name);
    };
  }

  private @Nullable FieldReader bindStandardDescriptor(String name) {
    return switch (name) {
      case "proc.stdin.type" -> descriptor(0, FdNames::type);
      case "proc.stdout.type" -> descriptor(1, FdNames::type);
      case "proc.stderr.type" -> descriptor(2, FdNames::type);
      case "proc.stdin.name" -> descriptor(0, fd -> fd.name);
      case "proc.stdout.name" -> descriptor(1, fd -> fd.name);
      case "proc.stderr.name" -> descriptor(2, fd -> fd.name);
      default -> null;
    };
  }

  /** A number of a thread. */
  @FunctionalInterface
  interface Number {
    long of(ThreadEntry thread);
  }

  /** A truth about a thread. */
  @FunctionalInterface
  private interface Flag {
    boolean of(ThreadEntry thread);
  }

  /** A text of a descriptor. */
  @FunctionalInterface
  private interface FdText {
    byte[] of(FdEntry fd);
  }

  private static boolean set(Value out, long number) {
    out.setNumber(number);
    return number != -1;
  }

  private FieldReader number(Number number) {
    return threads.of((thread, out) -> {
      out.setNumber(number.of(thread));
      return true;
    });
  }

  private FieldReader nonZero(Number number) {
    return threads.of((thread, out) -> {
      long value = number.of(thread);
      out.setNumber(value);
      return value != 0;
    });
  }

  private FieldReader flag(Flag flag) {
    return threads.of((thread, out) -> {
      out.setBool(flag.of(thread));
      return true;
    });
  }

  private FieldReader descriptor(int fd, FdText text) {
    return threads.of((thread, out) -> {
      FdTable table = thread.descriptors();
      FdEntry entry = table == null ? null : table.find(fd);
      if (entry == null) {
        return false;
      }
      out.setBytes(text.of(entry));
      return true;
    });
  }

  private FieldReader capabilities(Number set) {
    return threads.of((thread, out) -> {
      TextBuffer text = out.scratch().clear();
      long bits = set.of(thread);
      for (int i = 0; i < NamedNumbers.CAPABILITIES.limit(); i++) {
        byte[] name = NamedNumbers.CAPABILITIES.name(i);
        if (name != null && (bits & (1L << i)) != 0) {
          if (!text.isEmpty()) {
            text.append(' ');
          }
          text.append(name);
        }
      }
      out.setScratch();
      return true;
    });
  }

  /** All arguments, or one; an argument that is not there is empty text. */
  private static ThreadField arguments(int index) {
    if (index < 0) {
      return ThreadTexts.ARGS;
    }
    return (thread, out) -> {
      TextList args = thread.image.args();
      if (index < args.count()) {
        out.setBytes(args.bytes(), args.offset(index), args.length(index));
      } else {
        out.setBytes(Bytes.EMPTY);
      }
      return true;
    };
  }

  private static long argumentBytes(ThreadEntry thread) {
    TextList args = thread.image.args();
    return args.count() == 0 ? 0 : args.joined().length - (args.count() - 1);
  }
}
