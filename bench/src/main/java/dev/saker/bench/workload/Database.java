package dev.saker.bench.workload;

/** Serves a lasting connection from tables in files. */
final class Database implements Program {
  private static final int EVENTS = 3;
  private static final int CONNECTION = 4;
  private static final int LOG = 5;
  private static final int FIRST_TABLE = 6;
  private static final int TABLES = 12;
  private static final int PORT = 5432;
  private static final byte[] WRITE_AHEAD_LOG =
      Texts.text("/var/lib/postgresql/15/main/pg_wal/000000010000000A00000042");

  @Override
  public void prepare(Task task, OpenFiles before) {
    before.eventPoll(EVENTS);
    before.connection(CONNECTION, Peers.lasting(task, 0, PORT));
    before.file(LOG, WRITE_AHEAD_LOG, FileCalls.WRITE);
    for (int i = 0; i < TABLES; i++) {
      before.file(FIRST_TABLE + i, Paths.TABLE_FILES[i * 7], FileCalls.WRITE);
    }
  }

  @Override
  public void step(Task task, Lane lane, World world) {
    Dice dice = world.dice();
    Peers client = Peers.lasting(task, 0, PORT);
    lane.others.waitForEvents(1);
    lane.sockets.receive(CONNECTION, client, dice.between(60, 900));
    for (int reads = dice.between(1, 6); reads > 0; reads--) {
      int table = FIRST_TABLE + dice.below(TABLES);
      if (dice.oneIn(3)) {
        lane.files.seek(table, 8192L * dice.below(100_000));
      }
      lane.files.pread(table, 8192, 8192L * dice.below(100_000));
    }
    if (dice.oneIn(5)) {
      lane.files.pwrite(LOG, 8192, 8192L * dice.below(2_000));
      lane.others.generic(OtherCalls.Generic.FDATASYNC);
    }
    if (dice.oneIn(12)) {
      lane.files.readWhole(dice.pick(Paths.TABLE_FILES), 2);
    }
    if (dice.oneIn(4)) {
      lane.others.futex();
    }
    lane.sockets.send(CONNECTION, client, dice.between(40, 2000));
    lane.sockets.receive(CONNECTION, client, 0);
  }
}
