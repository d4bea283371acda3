package dev.saker.bench.workload;

/** What a task does: one program is shared by all tasks that run it. */
interface Program {
  /** Does one thing, some dozens of system calls at most, and at least one. */
  void step(Task task, Lane lane, World world);

  /** What the task has open before the first event; adds it to the task's descriptors. */
  default void prepare(Task task, OpenFiles before) {}
}
