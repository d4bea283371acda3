package dev.saker.testkit;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.SnapshotHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random but plausible stretch of system activity: processes on the host and in containers fork,
 * run programs, work on descriptors and exit, and now and then a parameter is odd or missing. Every
 * event type that current producers send occurs. The same seed gives the same bytes.
 */
public final class RandomStory {
  /** Receives each event; the array is reused after the call. */
  @FunctionalInterface
  public interface EventSink {
    void onEvent(byte[] bytes, int length, int cpu);
  }

  private static final List<EventType> CURRENT = currentTypes();

  private final Random random;
  private final EventSink sink;
  private final EventBuilder builder = new EventBuilder();
  private final RandomParams params;
  private final List<StoryThread> threads = new ArrayList<>();
  private long timestampNs = 1_700_000_000_000_000_000L;
  private long nextTid = 2000;

  /**
   * Prepares the story and tells who is there when it begins.
   *
   * @param seed what happens
   * @param snapshot receives machine, interfaces, users, processes and descriptors at once
   * @param sink receives the events during {@link #run}
   */
  public RandomStory(long seed, SnapshotHandler snapshot, EventSink sink) {
    this.random = new Random(seed);
    this.sink = sink;
    this.params = new RandomParams(random, threads);
    threads.addAll(RandomSnapshot.tell(random, snapshot, timestampNs));
  }

  /** Lets this many things happen; a fork, for one, is two events. */
  public void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  private void step() {
    StoryThread thread = threads.get(random.nextInt(threads.size()));
    int dice = random.nextInt(100);
    if (dice < 6 && threads.size() < 200) {
      fork(thread);
    } else if (dice < 12) {
      exec(thread);
    } else if (dice < 16 && threads.size() > 20 && thread.pid() != 1) {
      exit(thread);
    } else {
      syscall(thread);
    }
  }

  private void syscall(StoryThread thread) {
    EventType type = CURRENT.get(random.nextInt(CURRENT.size()));
    builder.start(type, tick(), thread.tid());
    params.fill(builder, type, thread);
    emit();
  }

  private void fork(StoryThread parent) {
    boolean isThread = random.nextInt(4) == 0;
    EventType type = RandomParams.pick(random, ForkEvents.TYPES);
    boolean namespaced = !parent.cgroups().equals(StoryThread.HOST_CGROUPS);
    int flags = ForkEvents.flags(random, isThread, namespaced);
    long tid = nextTid++;
    StoryThread child =
        new StoryThread(
            tid,
            isThread ? parent.pid() : tid,
            isThread ? parent.ptid() : parent.pid(),
            namespaced ? tid - 1900 : tid,
            namespaced ? (isThread ? parent.vpid() : tid - 1900) : (isThread ? parent.pid() : tid),
            parent.comm(),
            parent.exe(),
            parent.cgroups(),
            parent.uid());
    boolean childFirst = random.nextBoolean();
    for (int half = 0; half < 2; half++) {
      if (random.nextInt(20) == 0) {
        continue;
      }
      boolean childHalf = (half == 0) == childFirst;
      StoryThread who = childHalf ? child : parent;
      builder.start(type, tick(), who.tid());
      ForkEvents.fill(builder, who, childHalf ? 0 : child.vtid(), flags, random);
      emit();
    }
    threads.add(child);
  }

  private void exec(StoryThread thread) {
    StoryThread after = thread.running(RandomParams.pick(random, StoryThread.PROGRAMS));
    EventType type = EventTable.get(random.nextInt(10) == 0 ? 331 : 293);
    boolean failed = random.nextInt(8) == 0;
    builder.start(type, tick(), thread.tid());
    ExecEvents.fill(builder, type, after, failed ? -2 : 0, random);
    emit();
    if (!failed) {
      threads.set(threads.indexOf(thread), after);
    }
  }

  private void exit(StoryThread thread) {
    EventType type = EventTable.get(186);
    builder.start(type, tick(), thread.tid());
    int status = random.nextInt(3) * 256;
    long reaper = random.nextInt(4) == 0 ? 0 : 1;
    builder.number(status).number(status / 256).number(0).number(0).number(reaper);
    emit();
    threads.remove(thread);
  }

  private long tick() {
    timestampNs += 1 + random.nextInt(random.nextInt(50) == 0 ? 2_000_000_000 : 50_000);
    return timestampNs;
  }

  private void emit() {
    int length = builder.finish();
    sink.onEvent(builder.buffer(), length, random.nextInt(4));
  }

  private static List<EventType> currentTypes() {
    List<EventType> types = new ArrayList<>();
    for (EventType type : EventTable.all()) {
      boolean systemCall =
          type.isKind(EventType.KIND_SYSCALL) || type.isKind(EventType.KIND_TRACEPOINT);
      boolean sentOnEntry = List.of(2, 22, 58, 306, 326).contains(type.code());
      if (systemCall
          && (!type.isEnter() || sentOnEntry)
          && !type.has(EventType.OLD_VERSION)
          && !type.has(EventType.UNUSED)
          && !ForkEvents.TYPES.contains(type)
          && type.code() != 293
          && type.code() != 331
          && type.code() != 186) {
        types.add(type);
      }
    }
    return List.copyOf(types);
  }
}
