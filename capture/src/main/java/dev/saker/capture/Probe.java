package dev.saker.capture;

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
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The probe in the kernel: loaded, told what to send, attached. Whoever loads it closes it; then
 * nothing of it is left. Any thread may change what it sends or ask for counts; the rings are for
 * one.
 *
 * <pre>
 *   settings   0               8             12        16           20     24
 *              +---------------+-------------+---------+------------+------+
 *              | boot time, ns | own process | snaplen | wake at: 0 |      |
 *              +---------------+-------------+---------+------------+------+
 * </pre>
 */
public final class Probe implements AutoCloseable {
  private static final int SETTINGS_BYTES = 24;

  /** Programs that others jump to, rather than the kernel. */
  private static final String CALLED = "call_";

  private final BpfObject object;
  private final Options options;
  private final List<RingBuffer> rings = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private long bootNs = Clocks.bootNs();

  /**
   * How it is loaded.
   *
   * @param ringBytes size of a ring, a power of two, at least a page
   * @param cpusPerRing how many CPUs share a ring; 0 for all
   * @param snapBytes most bytes kept of data that is read or written
   * @param ownProcess process whose calls are left out; 0 for none
   */
  public record Options(int ringBytes, int cpusPerRing, int snapBytes, long ownProcess) {}

  private Probe(BpfObject object, Options options) {
    this.object = object;
    this.options = options;
  }

  /**
   * Loads the probe, which sends nothing yet.
   *
   * @throws dev.saker.kernel.error.KernelException when the kernel does not take it
   */
  public static Probe load(Options options) {
    LoadPlan plan =
        new LoadPlan(ProbeFile.read())
            .setMaxEntries("scratches", PossibleCpus.COUNT)
            .setMaxEntries("spares", PossibleCpus.COUNT)
            .setMaxEntries("rings", PossibleCpus.COUNT)
            .include("sys_enter", true)
            .set("entered_seed", new SecureRandom().nextInt());
    Probe probe = new Probe(BpfObject.load(plan), options);
    try {
      probe.putSettings();
      probe.makeRings();
      return probe;
    } catch (RuntimeException e) {
      probe.close();
      throw e;
    }
  }

  private void makeRings() {
    BpfMap outer = object.map("rings");
    int perRing = options.cpusPerRing() == 0 ? PossibleCpus.COUNT : options.cpusPerRing();
    BpfMap ring = null;
    for (int cpu = 0; cpu < PossibleCpus.COUNT; cpu++) {
      if (ring == null || cpu % perRing == 0) {
        ring = object.createInner("rings", options.ringBytes());
        rings.add(new RingBuffer(ring));
      }
      outer.setMap(cpu, ring);
    }
  }

  /**
   * Lets it begin to send.
   *
   * @throws dev.saker.kernel.error.KernelException when the kernel refuses it
   */
  public void attach() {
    for (Program program : object.programs()) {
      if (!program.name().startsWith(CALLED)) {
        links.add(program.attach());
      }
    }
  }

  /**
   * Changes what it sends, from the next call on.
   *
   * @throws dev.saker.kernel.error.KernelException when the kernel refuses it
   */
  public void setInterest(Interest interest) {
    BpfMap map = object.map("interest");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(4, 4);
      MemorySegment value = arena.allocate(4, 4);
      for (int number = 0; number < Interest.CALLS; number++) {
        key.set(ValueLayout.JAVA_INT, 0, number);
        value.set(ValueLayout.JAVA_INT, 0, interest.value(number));
        map.update(key, value, BpfMap.ANY);
      }
    }
  }

  /**
   * Changes which opens it sends where the interest is in {@link Interest#PATHS} only.
   *
   * @throws dev.saker.kernel.error.KernelException when the kernel refuses it
   */
  public void setPaths(PathFilter filter) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(4, 4);
      MemorySegment value = arena.allocate(PathFilter.BYTES, 8);
      MemorySegment.copy(filter.bytes(), 0, value, ValueLayout.JAVA_BYTE, 0, PathFilter.BYTES);
      object.map("paths").update(key, value, BpfMap.ANY);
    }
  }

  /** Follows the time of day when it was set. */
  synchronized void followClock(long toleranceNs) {
    long now = Clocks.bootNs();
    if (Math.abs(now - bootNs) > toleranceNs) {
      bootNs = now;
      putSettings();
    }
  }

  private synchronized void putSettings() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(4, 4);
      MemorySegment value = arena.allocate(SETTINGS_BYTES, 8);
      value.set(ValueLayout.JAVA_LONG, 0, bootNs);
      value.set(ValueLayout.JAVA_INT, 8, (int) options.ownProcess());
      value.set(ValueLayout.JAVA_INT, 12, options.snapBytes());
      object.map("settings").update(key, value, BpfMap.ANY);
    }
  }

  /** The rings; they belong to the probe. */
  List<RingBuffer> rings() {
    return rings;
  }

  /** How many rings there are. */
  public int ringCount() {
    return rings.size();
  }

  Options options() {
    return options;
  }

  /** What it counted so far. */
  public ProbeCounters counters() {
    return ProbeCounters.read(object.map("counters"));
  }

  @Override
  public void close() {
    links.forEach(Link::close);
    rings.forEach(RingBuffer::close);
    object.close();
  }
}
