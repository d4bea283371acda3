package dev.saker.bench.workload;

/**
 * A short-lived task: a fork starts a program, which the loader links, and which then reads, writes
 * and ends. Its phase counts the things that are still to be done; 0 is the fresh fork.
 */
final class Job implements Program {
  private static final int LAST = 1;

  private final Image[] images;
  private final int mostWork;
  private final boolean compiles;
  private final Image[] children;

  /** Jobs that run one of these programs and do at most that many things each. */
  Job(Image[] images, int mostWork, boolean compiles) {
    this(images, mostWork, compiles, new Image[0]);
  }

  /** Jobs that may have jobs of their own. */
  Job(Image[] images, int mostWork, boolean compiles, Image[] children) {
    this.images = images;
    this.mostWork = mostWork;
    this.compiles = compiles;
    this.children = children;
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    if (task.phase == 0) {
      start(lane, dice, dice.pick(images));
      task.phase = LAST + dice.between(1, mostWork);
    } else if (task.phase == LAST) {
      lane.files.write(1, dice.between(20, 400));
      lane.processes.exit(dice.oneIn(20) ? 1 : 0);
    } else {
      work(task, lane, dice);
      if (children.length > 0 && dice.oneIn(4) && world.hasRoom()) {
        lane.processes.fork(new Job(children, mostWork, compiles), world);
        lane.others.generic(OtherCalls.Generic.WAIT4);
      }
      task.phase--;
    }
  }

  private static void start(Lane lane, Dice dice, Image image) {
    lane.others.generic(OtherCalls.Generic.SET_ROBUST_LIST);
    lane.processes.exec(image);
    load(lane, dice);
  }

  /** What the dynamic loader does for each program. */
  static void load(Lane lane, Dice dice) {
    lane.others.grow();
    lane.others.map(-1, 8192);
    lane.files.access(Paths.LOADER_PRELOAD, false);
    int cache = lane.files.open(Paths.LOADER_CACHE, FileCalls.READ);
    lane.files.fstat(cache);
    lane.others.map(cache, 26_000);
    lane.files.close(cache);
    link(lane, Paths.C_LIBRARY);
    for (int i = dice.below(4); i > 0; i--) {
      link(lane, dice.pick(Paths.LIBRARIES));
    }
    lane.others.generic(OtherCalls.Generic.ARCH_PRCTL);
    lane.others.protect();
    lane.others.protect();
    lane.processes.limits();
    lane.others.unmap(26_000);
    lane.others.generic(OtherCalls.Generic.GETRANDOM);
    lane.others.grow();
  }

  private static void link(Lane lane, byte[] library) {
    int fd = lane.files.open(library, FileCalls.READ);
    lane.files.read(fd, 832);
    lane.files.fstat(fd);
    lane.others.map(fd, 1_900_000);
    lane.others.map(fd, 1_400_000);
    lane.files.close(fd);
  }

  private void work(Task task, Lane lane, Dice dice) {
    if (compiles && task.realm.id().isEmpty()) {
      compile(lane, dice);
    } else {
      script(lane, dice);
    }
  }

  private static void compile(Lane lane, Dice dice) {
    lane.files.readWhole(dice.pick(Paths.SOURCES), dice.between(1, 3));
    for (int i = dice.between(2, 6); i > 0; i--) {
      byte[] header = dice.pick(Paths.HEADERS);
      if (dice.oneIn(3)) {
        lane.files.openMissing(header);
      } else {
        lane.files.readWhole(header, 1);
      }
    }
    lane.others.grow();
    byte[] temporary = dice.pick(Paths.TEMPORARY);
    int out =
        lane.files.open(dice.oneIn(2) ? temporary : dice.pick(Paths.OBJECTS), FileCalls.REWRITE);
    for (int i = dice.between(1, 4); i > 0; i--) {
      lane.files.write(out, 4096);
    }
    lane.files.close(out);
    if (dice.oneIn(4)) {
      lane.files.unlink(temporary);
    }
  }

  private static void script(Lane lane, Dice dice) {
    for (int i = dice.between(1, 3); i > 0; i--) {
      byte[] module = dice.pick(Paths.MODULES);
      lane.files.stat(module, true);
      int fd = lane.files.open(module, FileCalls.READ);
      lane.files.fstat(fd);
      lane.files.control(fd);
      lane.files.seek(fd, 0);
      lane.files.read(fd, dice.between(500, 9000));
      lane.files.readEnd(fd);
      lane.files.close(fd);
    }
    lane.files.readWhole(dice.pick(Paths.CONFIGURATION), 1);
    lane.files.write(1, dice.between(10, 300));
  }
}
