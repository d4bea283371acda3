package dev.saker.bench.workload;

/** Mostly sleeps; now and then a timer, a message, a look at its configuration. */
final class Daemon implements Program {
  private static final int EVENTS = 3;
  private static final int TIMER = 4;
  private static final int BUS = 5;

  @Override
  public void prepare(Task task, OpenFiles before) {
    before.eventPoll(EVENTS);
    before.timer(TIMER);
    before.unix(BUS, Paths.BUS_SOCKET);
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    switch (dice.below(6)) {
      case 0 -> {
        lane.others.waitForEvents(1);
        lane.files.read(TIMER, 8);
      }
      case 1 -> {
        lane.others.waitForEvents(1);
        lane.sockets.receiveMessage(BUS, dice.between(60, 500));
        lane.sockets.sendMessage(BUS, dice.between(60, 300));
      }
      case 2 -> lane.others.sleep(1_000_000L * dice.between(1, 900));
      case 3 -> {
        lane.processes.getUser();
        lane.files.stat(Paths.LOCAL_TIME, true);
        lane.files.readWhole(dice.pick(Paths.CONFIGURATION), 1);
      }
      case 4 -> log(lane, dice);
      default -> {
        lane.others.poll(BUS);
        lane.files.flags(BUS);
        lane.processes.kill(task, 0);
      }
    }
  }

  private static void log(Lane lane, Dice dice) {
    int fd = lane.sockets.socket(SocketCalls.UNIX, SocketCalls.DATAGRAM, 0);
    lane.sockets.connectUnix(fd, Paths.LOG_SOCKET);
    lane.sockets.sendMessage(fd, dice.between(60, 200));
    lane.sockets.shutdown(fd);
    lane.files.close(fd);
  }
}
