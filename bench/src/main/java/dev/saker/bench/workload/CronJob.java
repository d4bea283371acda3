package dev.saker.bench.workload;

/** A job that first becomes a session of its own, of another user. */
final class CronJob implements Program {
  private static final int USER = 1000;

  private final Job job;

  CronJob(Job job) {
    this.job = job;
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    lane.processes.startSession();
    lane.processes.setUser(USER);
    task.program = job;
  }
}
