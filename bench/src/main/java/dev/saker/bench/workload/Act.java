package dev.saker.bench.workload;

import org.jspecify.annotations.Nullable;

/**
 * Something that an intruder does, and that rules for runtime security should notice.
 *
 * @param inContainer whether it happens in a container, entered from the host; else below a shell
 * @param image the program that is started for it
 * @param execFlags what the kernel notes about the program's file
 * @param terminal number of the terminal; 0 for none
 * @param deed what follows when the program has started
 */
record Act(boolean inContainer, Image image, int execFlags, int terminal, Deed deed) {

  /** System calls of the task that acts. */
  interface Deed {
    void go(Task task, Lane lane);
  }

  static Act onHost(Image image, Deed deed) {
    return new Act(false, image, 0, 0, deed);
  }

  static Act inContainer(Image image, Deed deed) {
    return new Act(true, image, ProcessCalls.LOWER_LAYER, 0, deed);
  }

  Act withExecFlags(int flags) {
    return new Act(inContainer, image, flags, terminal, deed);
  }

  Act withTerminal(int number) {
    return new Act(inContainer, image, execFlags, number, deed);
  }

  /** What forks the task that acts, in that container or, without one, where the parent is. */
  Program entry(@Nullable Realm container) {
    Program intruder = (task, lane, world) -> intrude(task, lane, container);
    return (parent, lane, world) -> lane.processes.fork(intruder, world);
  }

  private void intrude(Task task, Lane lane, @Nullable Realm container) {
    if (container != null) {
      task.realm = container;
      task.sid = task.pid;
      task.tty = terminal;
    }
    lane.processes.exec(image, execFlags);
    Job.load(lane, lane.dice());
    deed.go(task, lane);
    lane.processes.exit(0);
  }
}
