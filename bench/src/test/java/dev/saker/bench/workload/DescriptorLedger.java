package dev.saker.bench.workload;

import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Param;
import dev.saker.events.ParamType;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows who is alive and what is open, and notes every use of what is not. */
final class DescriptorLedger implements SnapshotHandler {
  private static final int THREAD = 8192;

  private final Map<Long, Long> processes = new HashMap<>();
  private final Map<Long, Set<Long>> open = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private long uses;

  List<String> findings() {
    return findings;
  }

  long uses() {
    return uses;
  }

  int processes() {
    return open.size();
  }

  void onEvent(EventView event) {
    if (event.tid() < 0) {
      return;
    }
    EventType type = event.type();
    boolean clones = type.equals(Codes.CLONE) || type.equals(Codes.CLONE3);
    if (clones && event.number(0, -1) == 0) {
      onBirth(event);
      return;
    }
    Long pid = processes.get(event.tid());
    if (pid == null) {
      findings.add("unknown thread: tid=" + event.tid() + " event=" + type.name());
      return;
    }
    if (type.equals(Codes.EXECVE)) {
      open.get(pid).removeIf(fd -> fd >= Descriptors.STANDARD);
    } else if (type.equals(Codes.PROCEXIT)) {
      onDeath(event.tid());
    } else if (!clones) {
      onDescriptors(event, open.get(pid));
    }
  }

  private void onBirth(EventView event) {
    long tid = event.number(3, -1);
    long pid = event.number(4, -1);
    if (processes.put(tid, pid) != null) {
      findings.add("thread id used twice: tid=" + tid);
    }
    if ((event.number(15, 0) & THREAD) == 0) {
      open.put(pid, new HashSet<>(open.get(event.number(5, -1))));
    }
  }

  private void onDeath(long tid) {
    if (processes.remove(tid) == tid) {
      open.remove(tid);
    }
  }

  private void onDescriptors(EventView event, Set<Long> descriptors) {
    EventType type = event.type();
    boolean pipe = type.equals(Codes.PIPE2);
    boolean creates = type.has(EventType.CREATES_FD) && !type.equals(Codes.DUP2);
    for (Param param : type.params()) {
      if (param.type() != ParamType.FD) {
        continue;
      }
      long fd = event.number(param.index(), -1);
      if (fd < 0) {
        continue;
      }
      if (pipe || (creates && param.index() == 0)) {
        if (!descriptors.add(fd)) {
          findings.add("descriptor already open: fd=" + fd + " event=" + type.name());
        }
      } else if (param.index() > 0) {
        uses++;
        if (!descriptors.contains(fd)) {
          findings.add("descriptor not open: fd=" + fd + " event=" + type.name());
        }
      }
    }
    if (type.equals(Codes.CLOSE)) {
      descriptors.remove(event.number(1, -1));
    }
  }

  @Override
  public void onProcess(Snapshot.Process process) {
    processes.put(process.tid(), process.pid());
    open.computeIfAbsent(process.pid(), pid -> new HashSet<>());
  }

  @Override
  public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
    open.get(tid).add(descriptor.fd());
  }

  @Override
  public void onStart() {}

  @Override
  public void onMachine(Snapshot.Machine machine) {}

  @Override
  public void onInterface(Snapshot.Interface networkInterface) {}

  @Override
  public void onUser(Snapshot.User user) {}

  @Override
  public void onGroup(Snapshot.Group group) {}
}
