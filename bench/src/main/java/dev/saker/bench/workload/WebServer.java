package dev.saker.bench.workload;

/** Takes connections, sends files, asks a service behind it, and logs. */
final class WebServer implements Program {
  private static final int EVENTS = 3;
  private static final int LISTENER = 4;
  private static final int LOG = 5;
  private static final byte[] ACCESS_LOG = Texts.text("/var/log/nginx/access.log");
  private static final int PORT = 80;

  @Override
  public void prepare(Task task, OpenFiles before) {
    before.eventPoll(EVENTS);
    before.listener(LISTENER, PORT);
    before.file(LOG, ACCESS_LOG, FileCalls.APPEND);
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    lane.others.waitForEvents(1);
    Peers client = Peers.client(task, PORT, dice);
    int connection = lane.sockets.accept(client);
    lane.others.generic(OtherCalls.Generic.EPOLL_CTL);
    for (int requests = dice.between(1, 4); requests > 0; requests--) {
      lane.others.waitForEvents(1);
      lane.sockets.receive(connection, client, dice.between(80, 1400));
      if (dice.percent(70)) {
        page(lane, dice, connection);
      } else {
        pass(task, lane, dice);
        lane.files.writev(connection, dice.between(200, 4000));
      }
      lane.files.write(LOG, dice.between(80, 220));
    }
    if (dice.oneIn(3)) {
      lane.sockets.receive(connection, client, 0);
    }
    lane.files.close(connection);
  }

  private static void page(Lane lane, Dice dice, int connection) {
    byte[] path = dice.pick(Paths.STATIC_PAGES);
    lane.files.stat(path, true);
    int fd = lane.files.open(path, FileCalls.READ);
    lane.files.fstat(fd);
    lane.files.writev(connection, dice.between(200, 400));
    lane.files.sendfile(fd, connection, dice.between(500, 60_000));
    lane.files.close(fd);
  }

  private static void pass(Task task, Lane lane, Dice dice) {
    Peers service = Peers.service(task, dice.between(20, 40), 80, dice);
    int fd = lane.sockets.socket(SocketCalls.INTERNET, SocketCalls.STREAM, 0);
    lane.files.control(fd);
    lane.sockets.connect(fd, service, false);
    lane.others.generic(OtherCalls.Generic.EPOLL_CTL);
    lane.others.waitForEvents(1);
    lane.sockets.error(fd);
    lane.files.writev(fd, dice.between(200, 900));
    lane.others.waitForEvents(1);
    lane.sockets.receive(fd, service, dice.between(200, 4096));
    lane.files.close(fd);
  }
}
