package dev.saker.state.parse;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.Param;
import dev.saker.events.ParamType;

/** Event codes by their names in the schema, and where events carry their descriptor. */
final class Codes {
  static final int GENERIC = of("GENERIC_X");
  static final int EXECVE_ENTER = of("SYSCALL_EXECVE_19_E");
  static final int EXECVE_EXIT = of("SYSCALL_EXECVE_19_X");
  static final int EXECVEAT_ENTER = of("SYSCALL_EXECVEAT_E");
  static final int PROCINFO = of("PROCINFO_E");
  static final int SWITCH = of("SCHEDSWITCH_6_E");
  static final int PROCEXIT = of("PROCEXIT_1_E");
  static final int CLONE = of("SYSCALL_CLONE_20_X");
  static final int CLONE3 = of("SYSCALL_CLONE3_X");
  static final int FORK = of("SYSCALL_FORK_20_X");
  static final int VFORK = of("SYSCALL_VFORK_20_X");
  private static final int SPLICE = of("SYSCALL_SPLICE_X");

  private Codes() {}

  static int of(String constant) {
    for (EventType type : EventTable.all()) {
      if (type.constant().equals(constant)) {
        return type.code();
      }
    }
    throw new IllegalStateException("no such event: constant=" + constant);
  }

  /**
   * Per code, the parameter that tells the descriptor which the event is about; -1 for none. It is
   * the first descriptor after the result, but the one written to for splice.
   */
  static byte[] descriptorParams() {
    byte[] positions = new byte[EventTable.COUNT];
    for (EventType type : EventTable.all()) {
      positions[type.code()] = (byte) descriptorParam(type);
    }
    positions[SPLICE] = 2;
    return positions;
  }

  private static int descriptorParam(EventType type) {
    if (!type.has(EventType.USES_FD) || (!type.isEnter() && type.has(EventType.OLD_VERSION))) {
      return -1;
    }
    for (Param param : type.params()) {
      boolean result = !type.isEnter() && param.index() == 0;
      if (param.type() == ParamType.FD && !result) {
        return param.index();
      }
    }
    return -1;
  }
}
