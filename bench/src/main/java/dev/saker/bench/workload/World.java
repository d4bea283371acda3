package dev.saker.bench.workload;

import java.util.ArrayList;
import java.util.List;

/** All tasks, and which of them runs next. */
final class World {
  /** Short-lived tasks at a time. */
  private static final int MOST_JOBS = 32;

  /** Of a hundred steps, how many are those of short-lived tasks while there are some. */
  private static final int JOB_PERCENT = 24;

  private static final long FIRST_FREE_PID = 20_000;

  private final Dice dice;
  private final List<Task> lasting = new ArrayList<>();

  /** Lasting tasks, each as often as it is busy. */
  private final List<Task> turns = new ArrayList<>();

  private final List<Task> jobs = new ArrayList<>();
  private int expectedJobs;
  private long lastPid = FIRST_FREE_PID;

  World(Dice dice) {
    this.dice = dice;
  }

  Dice dice() {
    return dice;
  }

  long nextPid() {
    return ++lastPid;
  }

  /** A task that is there from the start; {@code weight} is how often it does something. */
  Task addLasting(Task task, int weight) {
    lasting.add(task);
    for (int i = 0; i < weight; i++) {
      turns.add(task);
    }
    return task;
  }

  List<Task> lasting() {
    return lasting;
  }

  /** Whether another short-lived task may be started; whoever asks starts one. */
  boolean hasRoom() {
    return expectedJobs < MOST_JOBS;
  }

  void onFork() {
    expectedJobs++;
  }

  void add(Task task) {
    jobs.add(task);
  }

  void remove(Task task) {
    jobs.remove(task);
    expectedJobs--;
  }

  /** A task that no processor runs. */
  Task next() {
    while (true) {
      List<Task> from = !jobs.isEmpty() && dice.percent(JOB_PERCENT) ? jobs : turns;
      Task task = from.get(dice.below(from.size()));
      if (!task.busy) {
        return task;
      }
    }
  }
}
