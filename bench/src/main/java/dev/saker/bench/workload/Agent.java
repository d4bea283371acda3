package dev.saker.bench.workload;

/** Reads what the kernel tells in files, as monitoring and container runtimes do all the time. */
final class Agent implements Program {
  private static final int EVENTS = 3;

  @Override
  public void prepare(Task task, OpenFiles before) {
    before.eventPoll(EVENTS);
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    if (dice.oneIn(20)) {
      int directory = lane.files.open(Paths.PROC, FileCalls.DIRECTORY);
      lane.files.fstat(directory);
      lane.files.list(directory, 8000);
      lane.files.list(directory, 0);
      lane.files.close(directory);
    } else if (dice.oneIn(8)) {
      lane.files.readWhole(Paths.MEMINFO, 1);
    } else if (dice.oneIn(3)) {
      lane.files.readWhole(dice.pick(Paths.GROUP_FILES), 1);
    } else {
      lane.files.readWhole(dice.pick(Paths.PROCESS_FILES), 1);
    }
    if (dice.oneIn(6)) {
      lane.others.futex();
      lane.others.waitForEvents(0);
    }
  }
}
