package dev.saker.bench.workload;

/** A task that starts jobs and waits for them: make, a shell, cron, a container's shim. */
final class Spawner implements Program {
  private final Program job;
  private final int percent;

  /** Starts such jobs, at that many out of a hundred steps. */
  Spawner(Program job, int percent) {
    this.job = job;
    this.percent = percent;
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    if (world.hasRoom() && dice.percent(percent)) {
      int pipe = lane.files.pipe();
      lane.processes.fork(job, world);
      lane.files.close(pipe + 1);
      lane.files.read(pipe, dice.between(1, 64));
      lane.files.readEnd(pipe);
      lane.files.close(pipe);
      lane.others.generic(OtherCalls.Generic.WAIT4);
    } else {
      lane.others.generic(OtherCalls.Generic.SIGNAL_MASK);
      lane.files.stat(dice.pick(Paths.SOURCES), dice.percent(80));
      lane.files.stat(dice.pick(Paths.OBJECTS), dice.percent(60));
      lane.others.generic(OtherCalls.Generic.WAIT4);
    }
  }
}
