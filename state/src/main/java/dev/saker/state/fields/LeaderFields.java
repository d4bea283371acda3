package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.state.Bytes;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Leaders of the session and of the process group; empty text where they are not known. */
final class LeaderFields implements FieldFamily {
  private final SystemState state;
  private final ThreadReaders threads;
  private final AncestorWalk walk;

  LeaderFields(SystemState state) {
    this.state = state;
    threads = new ThreadReaders(state);
    walk = new AncestorWalk(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "proc.sname" -> leader(thread -> thread.sid, true, ThreadTexts.NAME);
      case "proc.sid.exe" -> leader(thread -> thread.sid, true, ThreadTexts.EXE);
      case "proc.sid.exepath" -> leader(thread -> thread.sid, true, ThreadTexts.EXE_PATH);
      case "proc.vpgid.name" -> leader(thread -> thread.vpgid, true, ThreadTexts.NAME);
      case "proc.vpgid.exe" -> leader(thread -> thread.vpgid, true, ThreadTexts.EXE);
      case "proc.vpgid.exepath" -> leader(thread -> thread.vpgid, true, ThreadTexts.EXE_PATH);
      case "proc.pgid.name" -> leader(thread -> thread.pgid, false, ThreadTexts.NAME);
      case "proc.pgid.exe" -> leader(thread -> thread.pgid, false, ThreadTexts.EXE);
      case "proc.pgid.exepath" -> leader(thread -> thread.pgid, false, ThreadTexts.EXE_PATH);
      default -> null;
    };
  }

  private FieldReader leader(ProcessFields.Number group, boolean inNamespace, ThreadField part) {
    return threads.of((thread, out) -> {
      ThreadEntry leader = find(thread, group, inNamespace);
      if (leader != null) {
        return part.read(leader, out);
      }
      out.setBytes(Bytes.EMPTY);
      return true;
    });
  }

  /**
   * The thread whose number the group's is; where that number can not be looked up, the farthest of
   * the ancestors that follow each other with the same group.
   */
  private @Nullable ThreadEntry find(
      ThreadEntry thread, ProcessFields.Number group, boolean inNamespace) {
    long id = group.of(thread);
    if (id == -1) {
      return null;
    }
    if (!inNamespace || !thread.isInPidNamespace()) {
      ThreadEntry leader = state.threads().find(id);
      if (leader != null) {
        return leader;
      }
    }
    ThreadEntry leader = null;
    walk.start(thread);
    for (ThreadEntry at = walk.next(); at != null && group.of(at) == id; at = walk.next()) {
      leader = at;
    }
    return leader;
  }
}
