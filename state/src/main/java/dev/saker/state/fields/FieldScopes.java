package dev.saker.state.fields;

import dev.saker.events.FieldRef;
import dev.saker.events.FieldScope;
import dev.saker.events.FieldSource;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import java.util.Set;

/**
 * What fields depend on. A field is listed as one of the process only when everything that changes
 * its value also changes {@link ThreadEntry#imageVersion} or {@code ContainerTable.version}.
 */
final class FieldScopes {
  private static final Set<String> OF_PROCESS =
      Set.of(
          "proc.name",
          "proc.exe",
          "proc.exepath",
          "proc.cmdline",
          "proc.exeline",
          "proc.args",
          "proc.cmdnargs",
          "proc.cmdlenargs",
          "proc.pid",
          "proc.vpid",
          "proc.sid",
          "proc.vpgid",
          "proc.pgid",
          "proc.tty",
          "proc.is_sid_leader",
          "proc.is_vpgid_leader",
          "proc.is_pgid_leader",
          "proc.is_exe_writable",
          "proc.is_exe_upper_layer",
          "proc.is_exe_lower_layer",
          "proc.is_exe_from_memfd",
          "proc.pname",
          "proc.pexe",
          "proc.pexepath",
          "proc.pcmdline",
          "proc.ppid",
          "proc.aname",
          "proc.aexe",
          "proc.aexepath",
          "proc.acmdline",
          "proc.apid",
          "proc.aargs",
          "container.id",
          "container.full_id",
          "container.name",
          "container.image",
          "container.image.id",
          "container.image.repository",
          "container.image.tag",
          "container.image.digest",
          "container.type",
          "container.privileged",
          "container.host_pid",
          "container.host_network",
          "container.host_ipc",
          "container.label");

  private static final Set<String> OF_READING =
      Set.of(
          "util.cnt",
          "evt.deltatime",
          "evt.deltatime.s",
          "evt.deltatime.ns",
          "thread.exectime",
          "thread.totexectime",
          "thread.cpu",
          "thread.cpu.user",
          "thread.cpu.system");

  /** Bits of a stamp that hold the version of the thread; those above hold that of containers. */
  private static final int THREAD_BITS = 40;

  private static final long CONTAINER_MASK = (1L << 63 - THREAD_BITS) - 1;

  private FieldScopes() {}

  static FieldScope of(FieldRef field) {
    if (OF_PROCESS.contains(field.name())) {
      return FieldScope.PROCESS;
    }
    return OF_READING.contains(field.name()) ? FieldScope.READING : FieldScope.EVENT;
  }

  /** Stands for the process of the current event; fields of the container are part of it. */
  static long stamp(SystemState state) {
    ThreadEntry thread = state.thread();
    // An event about a container shows that container, whatever thread it has; and what is known of
    // a placeholder changes little by little.
    if (thread == null || thread.isPlaceholder() || state.eventContainer() != null) {
      return FieldSource.NO_STAMP;
    }
    return (state.containers().version() & CONTAINER_MASK) << THREAD_BITS | thread.imageVersion();
  }
}
