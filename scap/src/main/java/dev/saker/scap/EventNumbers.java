package dev.saker.scap;

import dev.saker.events.EventTable;
import dev.saker.events.EventView;

/** Numbers the events of a run, and tells which of them are not for rules. */
final class EventNumbers {
  // Event codes.
  private static final int OPEN_ENTER = 2;
  private static final int CONNECT_ENTER = 22;
  private static final int CREAT_ENTER = 58;
  private static final int EXECVE_ENTER = 292;
  private static final int OPENAT_ENTER = 306;
  private static final int CONTAINER = 324;
  private static final int OPENAT2_ENTER = 326;
  private static final int EXECVEAT_ENTER = 330;
  private static final int USER_ADDED = 354;
  private static final int USER_DELETED = 356;
  private static final int GROUP_ADDED = 358;
  private static final int GROUP_DELETED = 360;
  private static final int ASYNC = 402;

  /** Codes of enter events that only help to understand their exit. */
  private static final boolean[] HELPS = new boolean[EventTable.COUNT];

  static {
    for (int code :
        new int[] {
          OPEN_ENTER,
          CREAT_ENTER,
          OPENAT_ENTER,
          OPENAT2_ENTER,
          CONNECT_ENTER,
          EXECVE_ENTER,
          EXECVEAT_ENTER
        }) {
      HELPS[code] = true;
    }
  }

  private long last;
  private long lastOfSnapshot;
  private boolean inSnapshot;
  private boolean first = true;

  /** Another recording begins. */
  void onRecording() {
    inSnapshot = true;
    lastOfSnapshot = 0;
  }

  /** An event was taken up by the conversion: whatever comes now is no part of the snapshot. */
  void onAbsorbed() {
    endSnapshot();
  }

  void place(EventView view, int cpu, int flags) {
    int code = view.code();
    if (inSnapshot && completesSnapshot(code)) {
      // The reference numbers these from 1 in each recording, and counts them in the first only.
      view.place(++lastOfSnapshot, cpu, flags | EventView.STATE_ONLY);
      return;
    }
    endSnapshot();
    view.place(++last, cpu, HELPS[code] ? flags | EventView.STATE_ONLY : flags);
  }

  private void endSnapshot() {
    if (inSnapshot && first) {
      last = lastOfSnapshot;
      first = false;
    }
    inSnapshot = false;
  }

  private static boolean completesSnapshot(int code) {
    return switch (code) {
      case CONTAINER, USER_ADDED, USER_DELETED, GROUP_ADDED, GROUP_DELETED, ASYNC -> true;
      default -> false;
    };
  }
}
