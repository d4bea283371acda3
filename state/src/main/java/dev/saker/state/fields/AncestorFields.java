package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/**
 * The parent, the n-th ancestor, and all ancestors: conditions get a list of what each ancestor
 * has, nearest first, and templates one text with blanks between.
 */
final class AncestorFields implements FieldFamily {
  private final ThreadReaders threads;
  private final AncestorWalk walk;

  AncestorFields(SystemState state) {
    threads = new ThreadReaders(state);
    walk = new AncestorWalk(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    ThreadField part = ancestorPart(field.name());
    if (part != null) {
      return field.index() >= 0 ? threads.ofAncestor(field.index(), part) : all(part);
    }
    return switch (field.name()) {
      case "proc.aargs" ->
          field.index() >= 0
              ? threads.ofAncestor(field.index(), ThreadTexts.ARGS)
              : chain(ThreadTexts.ARGS);
      case "proc.pname" -> threads.ofAncestor(1, ThreadTexts.NAME);
      case "proc.pexe" -> threads.ofAncestor(1, ThreadTexts.EXE);
      case "proc.pexepath" -> threads.ofAncestor(1, ThreadTexts.EXE_PATH);
      case "proc.pcmdline" -> threads.ofAncestor(1, ThreadTexts.COMMAND_LINE);
      case "proc.ppid" -> threads.ofAncestor(1, ThreadTexts.PID);
      case "proc.pvpid" ->
          threads.ofParent((parent, out) -> {
            out.setNumber(parent.vpid);
            return true;
          });
      case "proc.loginshellid" -> threads.of(this::loginShell);
      default -> null;
    };
  }

  @Override
  public @Nullable FieldReader bindForOutput(FieldRef field) {
    ThreadField part = ancestorPart(field.name());
    if (part == null || field.index() >= 0) {
      return null;
    }
    return field.name().equals("proc.apid") ? threads.ofAncestor(0, part) : chain(part);
  }

  private static @Nullable ThreadField ancestorPart(String name) {
    return switch (name) {
      case "proc.aname" -> ThreadTexts.NAME;
      case "proc.aexe" -> ThreadTexts.EXE;
      case "proc.aexepath" -> ThreadTexts.EXE_PATH;
      case "proc.acmdline" -> ThreadTexts.COMMAND_LINE;
      case "proc.apid" -> ThreadTexts.PID;
      default -> null;
    };
  }

  private FieldReader all(ThreadField part) {
    return threads.of((thread, out) -> {
      ThreadEntry main = thread.main();
      if (main == null) {
        return false;
      }
      out.startList();
      walk.start(main);
      for (ThreadEntry at = walk.next(); at != null; at = walk.next()) {
        if (!part.read(at, out.addItem())) {
          out.removeLastItem();
        }
      }
      return true;
    });
  }

  private FieldReader chain(ThreadField part) {
    Value each = new Value();
    return threads.of((thread, out) -> {
      ThreadEntry main = thread.main();
      if (main == null) {
        return false;
      }
      TextBuffer text = out.scratch().clear();
      walk.start(main);
      for (ThreadEntry at = walk.next(); at != null; at = walk.next()) {
        if (!text.isEmpty()) {
          text.append(' ');
        }
        part.read(at, each);
        text.append(each.bytes, each.offset, each.length);
      }
      out.setScratch();
      return !text.isEmpty();
    });
  }

  /** The process farthest up, the own one included, whose name ends in {@code sh}. */
  private boolean loginShell(ThreadEntry thread, Value out) {
    ThreadEntry main = thread.main();
    if (main == null) {
      return false;
    }
    ThreadEntry shell = isShell(main) ? main : null;
    walk.start(main);
    for (ThreadEntry at = walk.next(); at != null; at = walk.next()) {
      if (isShell(at)) {
        shell = at;
      }
    }
    if (shell == null) {
      return false;
    }
    out.setNumber(shell.pid);
    return true;
  }

  private static boolean isShell(ThreadEntry thread) {
    byte[] name = thread.image.comm();
    int length = name.length;
    return length >= 2 && name[length - 2] == 's' && name[length - 1] == 'h';
  }
}
