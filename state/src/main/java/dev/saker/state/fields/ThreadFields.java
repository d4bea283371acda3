package dev.saker.state.fields;

import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.ControlGroups;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** What belongs to the thread rather than its process: numbers, control groups, processor time. */
final class ThreadFields implements FieldFamily {
  private static final double MOST_PERCENT = 100;

  private final SystemState state;
  private final ThreadReaders threads;

  ThreadFields(SystemState state) {
    this.state = state;
    threads = new ThreadReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "thread.tid" ->
          out -> {
            long tid = state.event().tid();
            out.setNumber(tid);
            return ThreadTexts.isShown(tid);
          };
      case "thread.vtid" ->
          threads.of((thread, out) -> {
            out.setNumber(thread.vtid);
            return thread.vtid != -1;
          });
      case "thread.ismain" ->
          threads.of((thread, out) -> {
            out.setBool(thread.isMain());
            return true;
          });
      case "thread.nametid" ->
          threads.of((thread, out) -> {
            out.scratch().clear().append(thread.image.comm());
            out.scratch().appendDecimal(state.event().tid());
            out.setScratch();
            return true;
          });
      case "thread.cgroups" -> threads.of(ThreadFields::controlGroups);
      case "thread.cgroup" -> field.argument() == null ? null : controlGroup(field.argument());
      // Zero in a replay: the reference does not know there how many processors there were.
      case "thread.exectime" ->
          out -> {
            out.setNumber(0);
            return true;
          };
      case "thread.totexectime" ->
          threads.of((thread, out) -> {
            out.setNumber(0);
            return true;
          });
      case "thread.cpu" -> new CpuUse(true, true);
      case "thread.cpu.user" -> new CpuUse(true, false);
      case "thread.cpu.system" -> new CpuUse(false, true);
      default -> null;
    };
  }

  private static boolean controlGroups(ThreadEntry thread, Value out) {
    ControlGroups groups = thread.cgroups;
    TextBuffer text = out.scratch().clear();
    groups.appendTo(text);
    out.setScratch();
    return groups.count() > 0;
  }

  private FieldReader controlGroup(String subsystem) {
    byte[] name = Bytes.of(subsystem);
    return threads.of((thread, out) -> {
      int index = thread.cgroups.indexOf(name);
      if (index < 0) {
        return false;
      }
      out.setBytes(thread.cgroups.path(index));
      return true;
    });
  }

  /** Growth of processor time between process information events, at most 100. */
  private final class CpuUse implements FieldReader {
    private final boolean user;
    private final boolean system;

    CpuUse(boolean user, boolean system) {
      this.user = user;
      this.system = system;
    }

    @Override
    public boolean read(Value out) {
      EventView event = state.event();
      ThreadEntry thread = state.thread();
      if (thread == null || event.code() != Codes.PROCINFO_E) {
        return false;
      }
      long total = (user ? event.number(0, 0) : 0) + (system ? event.number(1, 0) : 0);
      long last = thread.lastCpuTotal;
      thread.lastCpuTotal = total;
      long growth = last == 0 ? 0 : total - last;
      out.setReal(growth < 0 || growth > MOST_PERCENT ? MOST_PERCENT : (double) growth);
      return true;
    }
  }
}
