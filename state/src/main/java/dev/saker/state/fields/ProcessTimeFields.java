package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** When processes started and how old they are. */
final class ProcessTimeFields implements FieldFamily {
  private final SystemState state;
  private final ThreadReaders threads;

  ProcessTimeFields(SystemState state) {
    this.state = state;
    threads = new ThreadReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "proc.duration" ->
          threads.of((thread, out) -> nonZero(out, thread.cloneNs, now() - thread.cloneNs));
      case "proc.ppid.duration" -> threads.of(this::parentAge);
      case "proc.pid.ts" ->
          threads.of((thread, out) -> nonZero(out, thread.cloneNs, thread.cloneNs));
      case "proc.ppid.ts" ->
          threads.ofParent((parent, out) -> {
            out.setNumber(parent.cloneNs);
            return true;
          });
      case "proc.pidns_init_start_ts" ->
          threads.of(
              (thread, out) -> nonZero(out, thread.pidnsInitStartNs, thread.pidnsInitStartNs));
      case "proc.exe_ino.ctime_duration_proc_start" ->
          threads.of(
              (thread, out) -> nonZero(out, thread.exeCtimeToCloneNs, thread.exeCtimeToCloneNs));
      case "proc.exe_ino.ctime_duration_pidns_start" ->
          threads.of((thread, out) ->
              nonZero(out, thread.pidnsStartToExeCtimeNs, thread.pidnsStartToExeCtimeNs));
      default -> null;
    };
  }

  private long now() {
    return state.event().timestampNs();
  }

  private static boolean nonZero(Value out, long condition, long number) {
    out.setNumber(number);
    return condition != 0;
  }

  /** As in the reference, a parent whose start is not known gives the count of descriptors. */
  private boolean parentAge(ThreadEntry thread, Value out) {
    ThreadEntry parent = state.threads().ancestor(thread, 1);
    if (parent == null) {
      return false;
    }
    out.setNumber(parent.cloneNs != 0 ? now() - parent.cloneNs : thread.openDescriptors());
    return true;
  }
}
