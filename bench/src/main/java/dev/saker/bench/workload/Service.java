package dev.saker.bench.workload;

/** A service with many threads, a pool of connections and lookups of names. */
final class Service implements Program {
  private static final int EVENTS = 3;
  private static final int FIRST_CONNECTION = 4;
  private static final int CONNECTIONS = 16;
  private static final int PORT = 9092;
  private static final byte[][] WORKERS = {
    Texts.text("worker-1"), Texts.text("worker-2"), Texts.text("gc-thread"), Texts.text("reaper")
  };

  @Override
  public void prepare(Task task, OpenFiles before) {
    before.eventPoll(EVENTS);
    for (int i = 0; i < CONNECTIONS; i++) {
      before.connection(FIRST_CONNECTION + i, Peers.lasting(task, i, PORT));
    }
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    task.tid = task.threads[dice.below(task.threads.length)];
    int what = dice.below(100);
    if (what < 45) {
      lock(lane, dice);
    } else if (what < 90) {
      talk(task, lane, dice);
    } else if (what < 95) {
      lookUp(task, lane, dice);
    } else if (what < 98) {
      lane.others.generic(OtherCalls.Generic.MADVISE);
      lane.others.protect();
      lane.others.map(-1, 1 << 20);
    } else {
      lane.processes.changeThreads(world);
      lane.processes.nameThread(dice.pick(WORKERS));
    }
  }

  private static void lock(Lane lane, Dice dice) {
    for (int i = dice.between(1, 5); i > 0; i--) {
      lane.others.futex();
    }
  }

  private static void talk(Task task, Lane lane, Dice dice) {
    int number = dice.below(CONNECTIONS);
    int fd = FIRST_CONNECTION + number;
    Peers peers = Peers.lasting(task, number, PORT);
    lane.others.waitForEvents(1);
    if (dice.oneIn(2)) {
      lane.files.read(fd, dice.between(30, 4096));
      lane.others.futex();
      lane.files.write(fd, dice.between(30, 2000));
    } else {
      lane.sockets.receive(fd, peers, dice.between(30, 4096));
      lane.sockets.send(fd, peers, dice.between(30, 2000));
    }
  }

  /** Asks a name server over UDP. */
  static void lookUp(Task task, Lane lane, Dice dice) {
    lane.files.stat(Paths.RESOLVER, true);
    lane.files.readWhole(Paths.HOSTS, 1);
    Peers server = Peers.service(task, 10, 53, dice);
    int fd = lane.sockets.socket(SocketCalls.INTERNET, SocketCalls.DATAGRAM, 0);
    lane.sockets.connect(fd, server, true);
    lane.others.poll(fd);
    lane.sockets.send(fd, server, dice.between(28, 60));
    lane.others.poll(fd);
    lane.files.control(fd);
    lane.sockets.receive(fd, server, dice.between(60, 300));
    lane.files.close(fd);
  }
}
