package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.SystemState;
import dev.saker.state.TextList;
import dev.saker.state.ThreadEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Environment of the process and of its ancestors: all of it, or one variable, which is empty text
 * where it is not set. With a number instead of a variable's name, templates get the environment of
 * that ancestor; conditions compare with each ancestor's all the same.
 */
final class EnvironmentFields implements FieldFamily {
  /** So far up a variable is searched. */
  private static final int MOST_ANCESTORS = 20;

  private final SystemState state;
  private final ThreadReaders threads;
  private final AncestorWalk walk;

  EnvironmentFields(SystemState state) {
    this.state = state;
    threads = new ThreadReaders(state);
    walk = new AncestorWalk(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    String name = field.index() >= 0 ? null : field.argument();
    return switch (field.name()) {
      case "proc.env" -> threads.of(name == null ? ThreadTexts.ENVIRONMENT : variable(name));
      case "proc.aenv" -> name == null ? ofEachAncestor() : ofAnyAncestor(Bytes.of(name));
      default -> null;
    };
  }

  @Override
  public @Nullable FieldReader bindForOutput(FieldRef field) {
    boolean named = field.hasArgument() && field.index() < 0;
    return field.name().equals("proc.aenv") && !named ? ofAncestor(field.index()) : null;
  }

  private static ThreadField variable(String name) {
    byte[] key = Bytes.of(name);
    return (thread, out) -> {
      setVariable(thread, key, out);
      return true;
    };
  }

  private FieldReader ofEachAncestor() {
    return threads.of((thread, out) -> {
      ThreadEntry main = thread.main();
      if (main == null) {
        return false;
      }
      out.startList();
      walk.start(main);
      for (ThreadEntry at = walk.next(); at != null; at = walk.next()) {
        ThreadTexts.ENVIRONMENT.read(at, out.addItem());
      }
      return true;
    });
  }

  /** Own environment for 0 and below, which is what the reference does. */
  private FieldReader ofAncestor(int n) {
    if (n < 1) {
      return threads.of(ThreadTexts.ENVIRONMENT);
    }
    return threads.of((thread, out) -> {
      ThreadEntry at = thread.main();
      if (at == null) {
        out.setBytes(Bytes.EMPTY);
        return true;
      }
      for (int i = 0; i < n && at != null; i++) {
        at = state.threads().parent(at);
      }
      return at != null && ThreadTexts.ENVIRONMENT.read(at, out);
    });
  }

  private FieldReader ofAnyAncestor(byte[] key) {
    return threads.of((thread, out) -> {
      out.setBytes(Bytes.EMPTY);
      ThreadEntry at = thread.main();
      for (int i = 0; i < MOST_ANCESTORS && at != null; i++) {
        at = state.threads().parent(at);
        if (at != null && setVariable(at, key, out)) {
          return true;
        }
      }
      return true;
    });
  }

  /** Makes a variable's value, without blanks around it, the value; answers whether it has one. */
  private static boolean setVariable(ThreadEntry thread, byte[] key, Value out) {
    TextList env = thread.env();
    byte[] bytes = env.bytes();
    for (int i = 0; i < env.count(); i++) {
      int start = env.offset(i);
      int end = start + env.length(i);
      int at = start + key.length;
      if (at + 1 < end && bytes[at] == '=' && Arrays.equals(bytes, start, at, key, 0, key.length)) {
        return setTrimmed(bytes, at + 1, end, out);
      }
    }
    out.setBytes(Bytes.EMPTY);
    return false;
  }

  private static boolean setTrimmed(byte[] bytes, int start, int end, Value out) {
    int from = start;
    int to = end;
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    while (to > from && bytes[to - 1] == ' ') {
      to--;
    }
    out.setBytes(bytes, from, to - from);
    return to > from;
  }
}
