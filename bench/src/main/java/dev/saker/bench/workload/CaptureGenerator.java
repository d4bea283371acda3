package dev.saker.bench.workload;

import dev.saker.events.EventBuilder;
import dev.saker.scap.CaptureWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes captures of a busy server, from a seed: about two hundred processes on the host and in
 * containers of docker and Kubernetes, four processors, events of today's producers only.
 *
 * <p>Of the events, about three in ten belong to short-lived tasks: builds, cron jobs, probes of
 * containers. Each forks, runs a program, has it linked, reads sources or modules, writes objects,
 * exits. The others are web servers (accept, receive, stat, open, send, close; a service behind
 * them), databases (receive, read at a position, send), services with many threads (futexes, pooled
 * connections, name lookups over UDP), monitoring (/proc and control groups), daemons (timers, the
 * bus, configuration) and loggers. What a descriptor is used for it was opened for; a process id is
 * not used twice. Reads and writes show up to 80 bytes of their data.
 *
 * <p>Little of it is suspicious, but for the acts of the plan.
 */
public final class CaptureGenerator {
  private static final int CPUS = 4;

  /** Events of one processor that are told before another one's turn comes. */
  private static final int MOST_IN_A_ROW = 8;

  private static final int MOST_NS_BETWEEN = 4_000;

  private final Plan plan;
  private final CaptureWriter writer;
  private final Dice dice;
  private final World world;
  private final Cast cast;
  private final Lane[] lanes = new Lane[CPUS];
  private long timestampNs = Cast.NOW_NS;
  private long told;
  private int acts;

  private CaptureGenerator(Plan plan, CaptureWriter writer) {
    this.plan = plan;
    this.writer = writer;
    this.dice = new Dice(plan.seed());
    this.world = new World(dice);
    this.cast = new Cast(dice, world);
    for (int cpu = 0; cpu < CPUS; cpu++) {
      lanes[cpu] = new Lane(cpu, dice);
    }
  }

  /**
   * Writes one capture; an existing file is replaced.
   *
   * @throws IOException when the file can not be written; the message names it
   */
  public static void generate(Path file, Plan plan) throws IOException {
    try (CaptureWriter writer = CaptureWriter.create(file, plan.compression())) {
      new CaptureGenerator(plan, writer).run();
    }
  }

  private void run() throws IOException {
    cast.tell(writer);
    tellContainers();
    while (told < plan.events()) {
      Lane lane = lanes[dice.below(CPUS)];
      int turn = dice.between(1, MOST_IN_A_ROW);
      for (int i = 0; i < turn && told < plan.events(); i++) {
        if (lane.isIdle()) {
          occupy(lane);
        }
        timestampNs += 1 + dice.below(MOST_NS_BETWEEN);
        lane.tell(writer, timestampNs, world);
        told++;
      }
    }
  }

  /** Acts are spread over the events, the first one some way in. */
  private void occupy(Lane lane) {
    if (acts < plan.acts() && told >= (acts + 1) * plan.events() / (plan.acts() + 2)) {
      Act act = Acts.ALL.get(acts % Acts.ALL.size());
      Task parent = act.inContainer() ? cast.containerEntrance() : cast.shell();
      if (!parent.busy && world.hasRoom()) {
        lane.run(parent, act.entry(act.inContainer() ? cast.container() : null), world);
        acts++;
        return;
      }
    }
    Task task = world.next();
    lane.run(task, task.program, world);
  }

  private void tellContainers() throws IOException {
    EventBuilder builder = new EventBuilder();
    for (Realm realm : cast.containers()) {
      if (told == plan.events()) {
        return;
      }
      int length = builder.start(Codes.CONTAINER, timestampNs, -1).text(realm.json()).finish();
      writer.write(builder.buffer(), 0, length, 0, 0);
      told++;
    }
  }
}
