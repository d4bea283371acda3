package dev.saker.capture.probe;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.saker.capture.ProbeFile;
import dev.saker.events.EventView;
import dev.saker.kernel.BpfMap;
import dev.saker.kernel.BpfObject;
import dev.saker.kernel.Link;
import dev.saker.kernel.LoadPlan;
import dev.saker.kernel.PossibleCpus;
import dev.saker.kernel.Program;
import dev.saker.kernel.RingBuffer;
import dev.saker.kernel.sys.Clocks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The probe in the kernel, with all programs attached, and what it sends of one thread or of
 * others. One thread.
 */
final class LiveProbe implements AutoCloseable {
  static final int WANTED = 1 << 16;
  static final int SUCCESS = 1 << 17;
  static final int PATHS = 1 << 18;
  static final int ENTERED = 1 << 20;
  private static final int RING_BYTES = 1 << 23;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment key = arena.allocate(4, 4);
  private final BpfObject object;
  private final RingBuffer ring;
  private final List<Link> links = new ArrayList<>();
  private final long tid;

  /** An event, and what came with it. */
  record Received(int cpu, int kind, byte[] event, byte[] extra) {
    EventView view() {
      EventView view = new EventView();
      assertNull(view.wrap(event, 0, event.length));
      return view;
    }

    long tid() {
      return view().tid();
    }

    String name() {
      return view().type().name();
    }

    @Override
    public String toString() {
      return EventText.of(view());
    }
  }

  LiveProbe(Libc libc, String... optional) {
    tid = libc.call("gettid");
    LoadPlan plan =
        new LoadPlan(ProbeFile.read())
            .setMaxEntries("scratches", PossibleCpus.COUNT)
            .setMaxEntries("spares", PossibleCpus.COUNT)
            .setMaxEntries("rings", PossibleCpus.COUNT);
    for (String program : optional) {
      plan.include(program, true);
    }
    object = BpfObject.load(plan);
    BpfMap map = object.createInner("rings", RING_BYTES);
    for (int cpu = 0; cpu < PossibleCpus.COUNT; cpu++) {
      object.map("rings").setMap(cpu, map);
    }
    ring = new RingBuffer(map);
    settings(0, 80);
    for (Program program : object.programs()) {
      if (!program.name().startsWith("call_")) {
        links.add(program.attach());
      }
    }
  }

  /** Sets what is changed rarely. */
  void settings(int ownProcess, int snaplen) {
    MemorySegment value = arena.allocate(24, 8);
    value.set(ValueLayout.JAVA_LONG, 0, Clocks.bootNs());
    value.set(ValueLayout.JAVA_INT, 8, ownProcess);
    value.set(ValueLayout.JAVA_INT, 12, snaplen);
    put("settings", 0, value);
  }

  /** Asks for calls, with bits of interest beside the one that wants them. */
  void want(int bits, String... calls) {
    for (String call : calls) {
      MemorySegment value =
          arena.allocateFrom(ValueLayout.JAVA_INT, WANTED | bits | Libc.CODES.get(call));
      put("interest", Libc.NUMBERS.get(call), value);
    }
  }

  /** Asks for no call any more. */
  void wantNothing() {
    for (int number = 0; number < 512; number++) {
      put("interest", number, arena.allocate(4, 4));
    }
  }

  /** Sets the value of an array. */
  void put(String map, int index, MemorySegment value) {
    key.set(ValueLayout.JAVA_INT, 0, index);
    object.map(map).update(key, value, BpfMap.ANY);
  }

  /** What was counted, on all CPUs. */
  long counted(int reason, int kind) {
    BpfMap counters = object.map("counters");
    MemorySegment value = arena.allocate(counters.valueBytes(), 8);
    key.set(ValueLayout.JAVA_INT, 0, reason * 16 + kind);
    counters.lookup(key, value);
    long sum = 0;
    for (int at = 0; at < counters.valueBytes(); at += counters.cpuStrideBytes()) {
      sum += value.get(ValueLayout.JAVA_LONG, at);
    }
    return sum;
  }

  /** What this thread's calls have sent since the last time. */
  List<Received> own() {
    return all(event -> event.tid() == tid);
  }

  /** What was sent since the last time, and is asked for. */
  List<Received> all(Predicate<Received> wanted) {
    List<Received> received = new ArrayList<>();
    while (ring.poll(
            (memory, offset, length) -> {
              Received one = read(memory.asSlice(offset, length));
              if (wanted.test(one)) {
                received.add(one);
              }
            },
            1000)
        > 0) {}
    return received;
  }

  private static Received read(MemorySegment record) {
    int extra = record.get(ValueLayout.JAVA_INT, 4);
    long eventEnd = record.byteSize() - extra;
    return new Received(
        record.get(ValueLayout.JAVA_SHORT, 0),
        record.get(ValueLayout.JAVA_SHORT, 2),
        record.asSlice(8, eventEnd - 8).toArray(ValueLayout.JAVA_BYTE),
        record.asSlice(eventEnd).toArray(ValueLayout.JAVA_BYTE));
  }

  /** The number of the thread that made this. */
  long tid() {
    return tid;
  }

  @Override
  public void close() {
    links.forEach(Link::close);
    ring.close();
    object.close();
    arena.close();
  }
}
