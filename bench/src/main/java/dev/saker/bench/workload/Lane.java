package dev.saker.bench.workload;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventHeader;
import dev.saker.events.EventType;
import dev.saker.scap.CaptureWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A processor: the events that its task has caused and that are still to be told. Several lanes are
 * told in turns, a few events at a time, so that tasks mix as they do on a real machine, while the
 * events of each task stay in order.
 */
final class Lane {
  private final int cpu;
  private final Dice dice;
  private final EventBuilder builder = new EventBuilder();
  private byte[] bytes = new byte[64 << 10];
  private int[] ends = new int[256];
  private int count;
  private int told;
  private final List<Task> born = new ArrayList<>();
  private final List<Task> gone = new ArrayList<>();
  private @Nullable Task running;

  final FileCalls files;
  final SocketCalls sockets;
  final ProcessCalls processes;
  final OtherCalls others;

  Lane(int cpu, Dice dice) {
    this.cpu = cpu;
    this.dice = dice;
    this.files = new FileCalls(this, dice);
    this.sockets = new SocketCalls(this, dice);
    this.processes = new ProcessCalls(this, dice);
    this.others = new OtherCalls(this, dice);
  }

  /** Takes a task over, until all that it does in this one step is told. */
  void run(Task task, Program program, World world) {
    count = 0;
    told = 0;
    running = task;
    task.busy = true;
    program.step(task, this, world);
  }

  Dice dice() {
    return dice;
  }

  /** The task that runs here. */
  Task task() {
    return Objects.requireNonNull(running);
  }

  /** Begins an event of the running thread: its parameters follow, then {@link #end}. */
  EventBuilder start(EventType type) {
    return start(type, task().tid);
  }

  /** Begins an event of any thread. The time is set when it is told. */
  EventBuilder start(EventType type, long tid) {
    return builder.start(type, 0, tid);
  }

  void end() {
    int length = builder.finish();
    int from = count == 0 ? 0 : ends[count - 1];
    if (bytes.length - from < length) {
      bytes = Arrays.copyOf(bytes, 2 * (from + length));
    }
    System.arraycopy(builder.buffer(), 0, bytes, from, length);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = from + length;
  }

  /** The task exists as soon as the events so far are told. */
  void onBirth(Task task) {
    born.add(task);
  }

  /** The task is gone as soon as the events so far are told. */
  void onDeath(Task task) {
    gone.add(task);
  }

  boolean isIdle() {
    return told == count;
  }

  /** Writes the next event. */
  void tell(CaptureWriter writer, long timestampNs, World world) throws IOException {
    int from = told == 0 ? 0 : ends[told - 1];
    EventHeader.putLong(bytes, from + EventHeader.TIMESTAMP_OFFSET, timestampNs);
    writer.write(bytes, from, ends[told] - from, cpu, 0);
    told++;
    if (isIdle()) {
      finish(world);
    }
  }

  private void finish(World world) {
    if (running != null) {
      running.busy = false;
      running = null;
    }
    for (Task task : born) {
      world.add(task);
    }
    born.clear();
    for (Task task : gone) {
      world.remove(task);
    }
    gone.clear();
  }
}
