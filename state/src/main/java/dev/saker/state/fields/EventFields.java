package dev.saker.state.fields;

import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/** What every event has, whatever its type: number, processor, source; and plain counters. */
final class EventFields implements FieldFamily {
  private static final byte[] SYSCALL = Bytes.of("syscall");

  private final SystemState state;
  private byte[] hostname = Bytes.EMPTY;
  private String hostnameText = "";

  EventFields(SystemState state) {
    this.state = state;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.num" -> out -> number(out, state.event().number());
      case "evt.cpu" -> out -> number(out, (short) state.event().cpu());
      case "evt.source" -> this::source;
      case "evt.hostname" -> this::hostname;
      case "evt.count" -> out -> number(out, 1);
      case "evt.count.exit" -> out -> !state.event().type().isEnter() && number(out, 1);
      case "evt.count.threadinfo" -> out -> number(out, isProcessInfo() ? 1 : 0);
      case "evt.count.procinfo" ->
          out -> {
            var thread = state.thread();
            return number(out, isProcessInfo() && thread != null && thread.isMain() ? 1 : 0);
          };
      case "evt.is_wait" -> out -> flag(out, EventType.WAITS);
      case "util.cnt" -> new Counter();
      default -> null;
    };
  }

  private boolean isProcessInfo() {
    return state.event().code() == Codes.PROCINFO_E;
  }

  private boolean flag(Value out, int flag) {
    out.setBool(state.event().type().has(flag));
    return true;
  }

  private static boolean number(Value out, long number) {
    out.setNumber(number);
    return true;
  }

  private boolean source(Value out) {
    EventView event = state.event();
    int code = event.code();
    if (code == Codes.PLUGINEVENT_E || (code == Codes.ASYNCEVENT_E && event.uint32(0, 0) != 0)) {
      return false;
    }
    out.setBytes(SYSCALL);
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // the same object until another recording begins
  private boolean hostname(Value out) {
    String text = state.machine().hostname();
    if (text != hostnameText) {
      hostnameText = text;
      hostname = Bytes.of(text);
    }
    out.setBytes(hostname);
    return true;
  }

  /** Counts how often it was read. */
  private static final class Counter implements FieldReader {
    private long count;

    @Override
    public boolean read(Value out) {
      return number(out, ++count);
    }
  }
}
