package dev.saker.bench.workload;

import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Who is there when the capture begins. */
final class Cast {
  static final long NOW_NS = 1_704_110_400_000_000_000L;

  private static final long UP_NS = 500_000_000_000_000L;
  private static final int USER = 1000;
  private static final int TERMINAL = 34_816;

  private final Dice dice;
  private final World world;
  private final List<Realm> containers = new ArrayList<>();
  private final Task init;
  private final Task shell;
  private final Task entrance;
  private long lastPid = 1;

  Cast(Dice dice, World world) {
    this.dice = dice;
    this.world = world;
    init =
        world.addLasting(
            new Task(
                1,
                null,
                Realm.host("init.scope"),
                Image.daemon("/usr/lib/systemd/systemd", "--system"),
                new Daemon()),
            2);
    hostDaemons();
    entrance = host("/usr/bin/containerd-shim-runc-v2", "containerd.service", new Daemon(), 1);
    shell = loginSession();
    builds();
    for (int i = 0; i < 6; i++) {
      webServers(i);
      services(i);
    }
    for (int i = 0; i < 4; i++) {
      databases(i);
    }
  }

  /** A shell of the host, with a terminal. */
  Task shell() {
    return shell;
  }

  /** The task of the host below which programs enter containers. */
  Task containerEntrance() {
    return entrance;
  }

  /** Any container. */
  Realm container() {
    return containers.get(dice.below(containers.size()));
  }

  List<Realm> containers() {
    return containers;
  }

  /** Tells machine, interfaces, users, processes and their descriptors. */
  void tell(SnapshotHandler out) {
    out.onMachine(new Snapshot.Machine(4, 16L << 30, 4_194_304, "server-7", NOW_NS - UP_NS, 0));
    out.onInterface(
        new Snapshot.Interface(
            utf8("eth0"),
            new byte[] {(byte) 192, (byte) 168, 7, 10},
            new byte[] {-1, -1, -1, 0},
            new byte[] {(byte) 192, (byte) 168, 7, -1},
            1000));
    user(out, 0, "root", "/root", "/bin/bash");
    user(out, USER, "alice", "/home/alice", "/bin/bash");
    user(out, 33, "www-data", "/var/www", "/usr/sbin/nologin");
    user(out, 999, "postgres", "/var/lib/postgresql", "/bin/bash");
    user(out, 998, "build", "/srv/build", "/bin/bash");
    for (Task task : world.lasting()) {
      for (long tid : task.threads) {
        out.onProcess(process(task, tid));
        if (tid == task.pid) {
          OpenFiles before = new OpenFiles(task, out);
          before.standard();
          task.program.prepare(task, before);
        }
      }
    }
  }

  private void hostDaemons() {
    host("/usr/lib/systemd/systemd-journald", "systemd-journald.service", new Logger(), 8);
    host("/usr/sbin/rsyslogd", "rsyslog.service", new Logger(), 8);
    host("/usr/bin/dbus-daemon", "dbus.service", new Daemon(), 4);
    host("/usr/lib/systemd/systemd-logind", "systemd-logind.service", new Daemon(), 2);
    host("/usr/lib/systemd/systemd-udevd", "systemd-udevd.service", new Daemon(), 2);
    host("/usr/sbin/chronyd", "chrony.service", new Daemon(), 2);
    host("/usr/bin/containerd", "containerd.service", new Agent(), 10);
    host("/usr/bin/dockerd", "docker.service", new Agent(), 10);
    host("/usr/bin/kubelet", "kubelet.service", new Agent(), 24);
    host("/usr/bin/node_exporter", "node-exporter.service", new Agent(), 14);
    host(
        "/usr/sbin/cron",
        "cron.service",
        new Spawner(new CronJob(new Job(Images.CRON, 4, false)), 30),
        3);
    for (int i = 0; i < 70; i++) {
      host("/usr/libexec/unit-" + i, "unit-" + i + ".service", new Daemon(), 1);
    }
  }

  private Task loginSession() {
    Task listener = host("/usr/sbin/sshd", "ssh.service", new Daemon(), 1);
    Realm session = Realm.host("user.slice/user-1000.slice/session-17.scope");
    Task server = below(listener, session, Image.of("/usr/sbin/sshd", "/"), new Daemon(), 1);
    Image bash = Image.of("/bin/bash", "/home/alice/", "-l");
    Program commands = new Spawner(new Job(Images.SHELL, 3, false), 20);
    Task task = below(server, session, bash, commands, 2);
    task.uid = USER;
    task.tty = TERMINAL;
    return task;
  }

  private void builds() {
    Task runner = host("/usr/bin/ci-runner", "ci-runner.service", new Agent(), 4);
    for (int i = 0; i < 4; i++) {
      Image make = Image.of("/usr/bin/make", "/srv/build/project/", "-j8", "all");
      Job job = new Job(Images.BUILD, 6, true, Images.BUILD);
      Task task = below(runner, runner.realm, make, new Spawner(job, 60), 8);
      task.uid = 998;
    }
  }

  private void webServers(int number) {
    Realm realm = container("nginx:1.25", "web-" + number, number % 2 == 0);
    Task tini = inContainer(realm, "/usr/bin/tini", 0, 1);
    Image image = Image.of("/usr/sbin/nginx", "/", "-g", "daemon off;");
    Task master = below(tini, realm, image, new Daemon(), 1);
    Program workers = new WebServer();
    for (int i = 0; i < 4; i++) {
      below(master, realm, image, workers, 6).uid = 33;
    }
  }

  private void services(int number) {
    Realm realm = container("registry.example/shop/orders:2.4", "orders-" + number, true);
    Task tini = inContainer(realm, "/usr/bin/tini", 0, 1);
    Image image = Image.daemon("/opt/java/openjdk/bin/java", "-Xmx512m", "-jar", "/app/orders.jar");
    Task task = below(tini, realm, image, new Service(), 60);
    task.uid = USER;
    task.threads = new long[16];
    task.threads[0] = task.pid;
    for (int i = 1; i < task.threads.length; i++) {
      task.threads[i] = ++lastPid;
    }
  }

  private void databases(int number) {
    Realm realm = container("postgres:15", "db-" + number, number % 2 == 1);
    Task tini = inContainer(realm, "/usr/bin/tini", 0, 1);
    Image image = Image.of("/usr/lib/postgresql/15/bin/postgres", "/var/lib/postgresql/15/main/");
    Task master = below(tini, realm, image, new Daemon(), 1);
    master.uid = 999;
    Program backend = new Database();
    for (int i = 0; i < 8; i++) {
      below(master, realm, image, backend, 4).uid = 999;
    }
  }

  private Realm container(String image, String name, boolean pod) {
    Realm realm =
        pod
            ? Realm.pod(dice, lastPid + 1, image, name)
            : Realm.docker(dice, lastPid + 1, image, name);
    containers.add(realm);
    return realm;
  }

  private Task host(String path, String unit, Program program, int weight) {
    Realm realm = Realm.host("system.slice/" + unit);
    return below(init, realm, Image.daemon(path), program, weight);
  }

  private Task inContainer(Realm realm, String path, int uid, int weight) {
    Image image = Image.of(path, "/", "--");
    Task task =
        below(entrance, realm, image, new Spawner(new Job(Images.PROBES, 2, false), 25), weight);
    task.uid = uid;
    return task;
  }

  private Task below(Task parent, Realm realm, Image image, Program program, int weight) {
    lastPid += realm.isContainer() ? 1 : 1 + dice.below(40);
    Task task = new Task(lastPid, parent, realm, image, program);
    return world.addLasting(task, weight);
  }

  private static Snapshot.Process process(Task task, long tid) {
    Image image = task.image;
    boolean container = task.realm.isContainer();
    return new Snapshot.Process(
        9,
        tid,
        task.pid,
        task.ppid(),
        task.sid,
        task.inside(task.sid),
        task.sid,
        Texts.bare(image.comm()),
        Texts.bare(image.exe()),
        Texts.bare(image.path()),
        Texts.bare(image.args()),
        Texts.bare(image.environment()),
        Texts.bare(image.cwd()),
        new byte[] {'/'},
        Texts.bare(task.realm.cgroups()),
        1024,
        tid == task.pid ? 0 : ProcessCalls.THREAD_FLAGS,
        task.uid,
        task.uid,
        23_000,
        4_000,
        0,
        0,
        500,
        task.inside(tid),
        task.inside(task.pid),
        container ? NOW_NS - UP_NS : 0,
        task.tty,
        task.uid == 0 ? -1 : task.uid,
        false,
        false,
        container,
        false,
        0,
        task.capabilities(),
        task.capabilities(),
        ProcessCalls.inode(image),
        NOW_NS - 2 * UP_NS,
        NOW_NS - 3 * UP_NS);
  }

  private static void user(SnapshotHandler out, int id, String name, String home, String shell) {
    out.onUser(new Snapshot.User(id, id, utf8(name), utf8(home), utf8(shell)));
    out.onGroup(new Snapshot.Group(id, utf8(name)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
