package dev.saker.state.fields;

import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.ContainerEntry;
import dev.saker.state.GroupEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import dev.saker.state.UserEntry;
import org.jspecify.annotations.Nullable;

/** The user and the group that the thread runs as, and the user who logged in. */
final class UserFields implements FieldFamily {
  private static final byte[] ROOT = Bytes.of("root");
  private static final byte[] ROOT_HOME = Bytes.of("/root");
  private static final byte[] CONTAINER = Bytes.of("container");

  private final SystemState state;
  private final ThreadReaders threads;

  UserFields(SystemState state) {
    this.state = state;
    threads = new ThreadReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "user.uid" -> threads.of((thread, out) -> number(out, thread.uid & 0xffff_ffffL));
      case "user.loginuid" -> threads.of((thread, out) -> number(out, loginUid(thread)));
      case "user.name" -> threads.of(this::name);
      case "user.loginname" -> threads.of((thread, out) -> nameOf(thread, thread.loginUid, out));
      case "user.homedir" ->
          threads.of((thread, out) -> {
            UserEntry user = user(thread, thread.uid);
            return text(out, user == null ? null : user.home(), thread.uid, ROOT_HOME);
          });
      case "user.shell" ->
          threads.of((thread, out) -> {
            UserEntry user = user(thread, thread.uid);
            out.setBytes(user == null ? Bytes.NOT_AVAILABLE : user.shell());
            return true;
          });
      case "group.gid" -> threads.of((thread, out) -> number(out, thread.gid & 0xffff_ffffL));
      case "group.name" ->
          threads.of((thread, out) -> {
            GroupEntry group = state.users().group(thread.containerId(), thread.gid);
            return text(out, group == null ? null : group.name(), thread.gid, ROOT);
          });
      default -> null;
    };
  }

  private static boolean number(Value out, long number) {
    out.setNumber(number);
    return true;
  }

  private static long loginUid(ThreadEntry thread) {
    return thread.loginUid == -1 ? -1 : thread.loginUid & 0xffff_ffffL;
  }

  private @Nullable UserEntry user(ThreadEntry thread, int uid) {
    return state.users().user(thread.containerId(), uid);
  }

  /** Events about a container have the user that its configuration names. */
  private boolean name(ThreadEntry thread, Value out) {
    if (isAboutContainer()) {
      ContainerEntry container = state.containers().find(thread.containerId());
      if (container != null && container.user().length > 0) {
        out.setBytes(container.user());
        return true;
      }
    }
    return nameOf(thread, thread.uid, out);
  }

  private boolean nameOf(ThreadEntry thread, int uid, Value out) {
    UserEntry user = user(thread, uid);
    return text(out, user == null ? null : user.name(), uid, ROOT);
  }

  private boolean isAboutContainer() {
    EventView event = state.event();
    return event.code() == Codes.CONTAINER_JSON_2_E
        || (event.code() == Codes.ASYNCEVENT_E
            && event.has(1)
            && Bytes.equals(
                CONTAINER, event.bytes(), event.offset(1), ParamBytes.length(event, 1)));
  }

  private static boolean text(Value out, byte @Nullable [] known, int id, byte[] ofRoot) {
    if (known != null) {
      out.setBytes(known);
    } else {
      out.setBytes(id == 0 ? ofRoot : Bytes.NOT_AVAILABLE);
    }
    return true;
  }
}
