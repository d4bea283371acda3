package dev.saker.bench.workload;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventType;
import java.util.Arrays;

/** System calls that make, change and end processes, by the task that a lane runs. */
final class ProcessCalls {
  static final int LOWER_LAYER = 8;

  private static final int FORK_FLAGS = 0x0800000 | 0x1000000;
  static final int THREAD_FLAGS = 1 | 2 | 0x800 | 0x1000 | 0x2000 | 0x8000 | 0x2000000;
  private static final int IN_NAMESPACE = 0x20000000;
  private static final long BOOT_NS = 1_703_600_000_000_000_000L;

  /** Since the machine started. */
  private static final long NAMESPACE_START_NS = 30_000_000_000L;

  private static final int MAX_THREADS = 48;

  private final Lane lane;
  private final Dice dice;

  ProcessCalls(Lane lane, Dice dice) {
    this.lane = lane;
    this.dice = dice;
  }

  /** Forks; the child lives on by itself, in the program given, once this is told. */
  Task fork(Program program, World world) {
    Task parent = lane.task();
    Task child = new Task(world.nextPid(), parent, parent.realm, parent.image, program);
    child.descriptors = parent.descriptors.copy();
    child.sid = parent.sid;
    child.uid = parent.uid;
    child.tty = parent.tty;
    boolean childFirst = dice.oneIn(4);
    if (childFirst) {
      forked(child, child.pid, 0);
    }
    forked(parent, parent.tid, parent.inside(child.pid));
    if (!childFirst) {
      forked(child, child.pid, 0);
    }
    world.onFork();
    lane.onBirth(child);
    return child;
  }

  private void forked(Task task, long tid, long result) {
    cloned(Codes.CLONE, task, tid, result, FORK_FLAGS);
  }

  /** Starts another thread, or ends one when there are many. */
  void changeThreads(World world) {
    Task task = lane.task();
    int count = task.threads.length;
    if (count >= MAX_THREADS || (count > 8 && dice.oneIn(2))) {
      long last = task.threads[count - 1];
      task.threads = Arrays.copyOf(task.threads, count - 1);
      task.tid = task.pid;
      exited(last, 0);
      return;
    }
    long tid = world.nextPid();
    cloned(Codes.CLONE3, task, task.tid, task.inside(tid), THREAD_FLAGS);
    cloned(Codes.CLONE3, task, tid, 0, THREAD_FLAGS);
    task.threads = Arrays.copyOf(task.threads, count + 1);
    task.threads[count] = tid;
  }

  private void cloned(EventType type, Task task, long tid, long result, int flags) {
    boolean namespaced = task.realm.isContainer();
    Image image = task.image;
    lane.start(type, tid)
        .number(result)
        .bytes(image.exe())
        .bytes(image.args())
        .number(tid)
        .number(task.pid)
        .number(task.ppid())
        .bytes(image.cwd())
        .number(1024)
        .number(0)
        .number(dice.below(500))
        .number(23_000)
        .number(4_000)
        .number(0)
        .bytes(image.comm())
        .bytes(task.realm.cgroups())
        .number(namespaced ? flags | IN_NAMESPACE : flags)
        .number(task.uid)
        .number(task.uid)
        .number(task.inside(tid))
        .number(task.inside(task.pid))
        .number(namespaced ? NAMESPACE_START_NS : 0);
    lane.end();
  }

  void exec(Image image) {
    exec(image, lane.task().realm.isContainer() ? LOWER_LAYER : 0);
  }

  /** Starts a program in place of the present one. */
  void exec(Image image, int flags) {
    Task task = lane.task();
    task.image = image;
    task.descriptors.startProgram();
    EventBuilder out = lane.start(Codes.EXECVE, task.pid);
    out.number(0)
        .bytes(image.exe())
        .bytes(image.args())
        .number(task.pid)
        .number(task.pid)
        .number(task.ppid())
        .bytes(image.cwd())
        .number(1024)
        .number(0)
        .number(dice.below(60))
        .number(3_000)
        .number(900)
        .number(0)
        .bytes(image.comm())
        .bytes(task.realm.cgroups())
        .bytes(image.environment());
    credentials(out, task, image, flags);
    lane.end();
  }

  private void credentials(EventBuilder out, Task task, Image image, int flags) {
    long capabilities = task.capabilities();
    out.number(task.tty)
        .number(task.inside(task.sid))
        .number(task.uid == 0 ? -1 : task.uid)
        .number(flags)
        .number(0)
        .number(capabilities)
        .number(capabilities)
        .number(inode(image))
        .number(BOOT_NS - 86_400_000_000_000L)
        .number(BOOT_NS - 864_000_000_000_000L)
        .number(task.uid)
        .bytes(image.path())
        .number(task.sid)
        .number(task.uid)
        .bytes(image.path());
  }

  static long inode(Image image) {
    return 10_000L + (Arrays.hashCode(image.path()) & 0xf_ffff);
  }

  /** Ends the task: its last events. */
  void exit(int status) {
    Task task = lane.task();
    exited(task.pid, status);
    lane.onDeath(task);
  }

  private void exited(long tid, int status) {
    lane.start(Codes.PROCEXIT, tid)
        .number(status << 8)
        .number(status)
        .number(0)
        .number(0)
        .number(0);
    lane.end();
  }

  void setUser(int uid) {
    lane.start(Codes.SETGID).number(0).number(uid);
    lane.end();
    lane.start(Codes.SETUID).number(0).number(uid);
    lane.end();
    lane.task().uid = uid;
  }

  void getUser() {
    lane.start(Codes.GETUID).number(lane.task().uid);
    lane.end();
  }

  void startSession() {
    Task task = lane.task();
    task.sid = task.pid;
    lane.start(Codes.SETSID).number(task.inside(task.pid));
    lane.end();
  }

  void kill(Task target, int signal) {
    lane.start(Codes.KILL).number(0).number(target.pid).number(signal);
    lane.end();
  }

  void limits() {
    lane.start(Codes.PRLIMIT)
        .number(0)
        .number(-1)
        .number(-1)
        .number(8_388_608)
        .number(-1)
        .number(0)
        .number(3);
    lane.end();
  }

  void nameThread(byte[] name) {
    lane.start(Codes.PRCTL).number(0).number(15).bytes(name).number(0);
    lane.end();
  }
}
