package dev.saker.bench.workload;

/** Collects what others log and appends it to files. */
final class Logger implements Program {
  private static final int EVENTS = 3;
  private static final int SOCKET = 4;
  private static final int LOG = 5;
  private static final byte[] SECOND_LOG = Texts.text("/var/log/app/current.log");
  private static final byte[] ROTATED = Texts.text("/var/log/app/current.log.1");

  @Override
  public void prepare(Task task, OpenFiles before) {
    before.eventPoll(EVENTS);
    before.unix(SOCKET, Paths.LOG_SOCKET);
    before.file(LOG, Paths.SYSTEM_LOG, FileCalls.APPEND);
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    lane.others.waitForEvents(1);
    for (int i = dice.between(1, 4); i > 0; i--) {
      lane.sockets.receiveMessage(SOCKET, dice.between(60, 400));
      lane.files.write(LOG, dice.between(60, 400));
    }
    if (dice.oneIn(10)) {
      int fd = lane.files.open(SECOND_LOG, FileCalls.APPEND);
      lane.files.fstat(fd);
      lane.files.write(fd, dice.between(100, 2000));
      lane.files.close(fd);
    }
    if (dice.oneIn(200)) {
      lane.files.rename(SECOND_LOG, ROTATED);
    }
  }
}
