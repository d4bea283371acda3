package dev.saker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.error.FeatureException;
import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.error.KernelException;
import dev.saker.kernel.error.VerifierException;
import dev.saker.kernel.spec.ObjectSpec;
import dev.saker.kernel.sys.Architecture;
import dev.saker.kernel.sys.Mapping;
import dev.saker.kernel.sys.SystemCall;
import dev.saker.kernel.sys.SystemCalls;
import dev.saker.testkit.Live;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
final class LiveLoadTest {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final long WRONG_FLAGS = 0x5a4b0001;

  private final ObjectSpec events = Objects.read("events.o");

  private LoadPlan plan() {
    return new LoadPlan(events)
        .set("wanted_process", ProcessHandle.current().pid())
        .set("wanted_call", callNumber());
  }

  private static long callNumber() {
    return switch (Architecture.CURRENT) {
      case X86_64 -> 291;
      case ARM64 -> 20;
    };
  }

  /** A call that the programs look for and that does nothing. */
  private static void act() {
    assertTrue(SystemCalls.call(SystemCall.EPOLL_CREATE1, WRONG_FLAGS, 0, 0, 0, 0, 0) < 0);
  }

  private static long variable(BpfObject object, String name) {
    var spec = object.spec().variable(name).orElseThrow();
    try (Mapping mapping = object.map(spec.map()).map(false)) {
      return mapping.memory().get(ValueLayout.JAVA_LONG_UNALIGNED, spec.offset());
    }
  }

  @Test
  void programSeesConstantsCallsFunctionsAndCountsUntilItIsDetached() {
    try (BpfObject object = BpfObject.load(plan())) {
      try (Link link = object.program("entered").attach()) {
        assertTrue(link.toString().contains("entered"));
        act();
        act();
        assertEquals(2, variable(object, "sequence"));
      }
      act();
      assertEquals(2, variable(object, "sequence"), "after detaching");
    }
  }

  @Test
  void tailCallGoesToTheProgramThatTheFilePutIntoTheArray() {
    try (BpfObject object = BpfObject.load(plan());
        Link link = object.program("entered").attach()) {
      assertEquals(7, variable(object, "tail_called"), link.toString());
      act();
      assertEquals(8, variable(object, "tail_called"));
    }
  }

  @Test
  void tailCallGoesToTheProgramThatIsPutIntoASlotLater() {
    try (BpfObject object = BpfObject.load(plan().set("wanted_slot", 0));
        Link link = object.program("entered").attach()) {
      act();
      assertEquals(7, variable(object, "tail_called"), link.toString());
      object.map("calls").setProgram(0, object.program("called"));
      act();
      assertEquals(8, variable(object, "tail_called"));
    }
  }

  @Test
  void programOnATypedTracepointAndOneWithACallbackAreTaken() {
    try (BpfObject object = BpfObject.load(plan().include("looping", true));
        Link exited = object.program("exited").attach();
        Link looping = object.program("looping").attach()) {
      act();
      assertEquals(45, variable(object, "sequence"), exited + " " + looping);
    }
  }

  @Test
  void perCpuMapHasAValueForEachCpu() {
    try (Arena arena = Arena.ofConfined();
        BpfObject object = BpfObject.load(plan());
        Link link = object.program("entered").attach()) {
      act();
      BpfMap map = object.map("per_cpu");
      MemorySegment key = arena.allocateFrom(INT, 1);
      MemorySegment value = arena.allocate(map.valueBytes(), 8);
      assertTrue(map.lookup(key, value), link.toString());
      int sum = 0;
      for (int at = 0; at < map.valueBytes(); at += map.cpuStrideBytes()) {
        sum += value.get(INT, at);
      }
      assertEquals(1, sum);
    }
  }

  @Test
  void hashMapIsReadWrittenAndWalkedThrough() {
    try (Arena arena = Arena.ofConfined();
        BpfObject object = BpfObject.load(plan())) {
      BpfMap map = object.map("table");
      MemorySegment key = arena.allocateFrom(INT, 5, 6);
      MemorySegment value = arena.allocateFrom(LONG, 11);
      assertFalse(map.lookup(key, value));
      map.update(key, value, BpfMap.NO_EXIST);
      MemorySegment found = arena.allocate(8, 8);
      assertTrue(map.lookup(key, found));
      assertEquals(11, found.get(LONG, 0));
      var e = assertThrows(KernelException.class, () -> map.update(key, value, BpfMap.NO_EXIST));
      assertEquals(
          "bpf(BPF_MAP_UPDATE_ELEM) failed: file exists: errno=EEXIST map=table", e.getMessage());
      MemorySegment next = arena.allocate(8, 8);
      assertTrue(map.nextKey(MemorySegment.NULL, next));
      assertEquals(5, next.get(INT, 0));
      assertFalse(map.nextKey(next, found));
      assertTrue(map.delete(key));
      assertFalse(map.delete(key));
    }
  }

  @Test
  void manyValuesAreReadAndWrittenWithFewCalls() {
    try (Arena arena = Arena.ofConfined();
        BpfObject object = BpfObject.load(plan())) {
      BpfMap map = object.map("table");
      int count = 500;
      MemorySegment keys = arena.allocate(8L * count, 8);
      MemorySegment values = arena.allocate(8L * count, 8);
      for (int i = 0; i < count; i++) {
        keys.setAtIndex(INT, 2L * i, i);
        values.setAtIndex(LONG, i, i * 3L);
      }
      map.updateBatch(keys, values, count);
      Set<Integer> seen = new HashSet<>();
      MemorySegment position = arena.allocate(8, 8);
      boolean begin = true;
      int copied;
      do {
        copied = map.lookupBatch(position, begin, keys, values, 200);
        begin = false;
        int number = copied < 0 ? -1 - copied : copied;
        for (int i = 0; i < number; i++) {
          assertEquals(keys.getAtIndex(INT, 2L * i) * 3L, values.getAtIndex(LONG, i));
          seen.add(keys.getAtIndex(INT, 2L * i));
        }
      } while (copied >= 0);
      assertEquals(count, seen.size());
    }
  }

  @Test
  void arrayIsMappedIntoMemoryAndMapsIntoAMap() {
    try (Arena arena = Arena.ofConfined();
        BpfObject object = BpfObject.load(plan());
        Mapping mapping = object.map("mapped").map(true)) {
      mapping.memory().setAtIndex(LONG, 3, 77);
      MemorySegment value = arena.allocate(8, 8);
      assertTrue(object.map("mapped").lookup(arena.allocateFrom(INT, 3), value));
      assertEquals(77, value.get(LONG, 0));
      assertThrows(
          IllegalArgumentException.class,
          () -> object.map("mapped").setMap(0, object.map("outer")));
    }
  }

  @Test
  void constantCannotBeWrittenOnceLoaded() {
    try (BpfObject object = BpfObject.load(plan())) {
      assertThrows(KernelException.class, () -> object.map(".rodata").map(true));
    }
  }

  @Test
  void iteratorListsThisProcess() {
    int self = (int) ProcessHandle.current().pid();
    int parent = (int) ProcessHandle.current().parent().orElseThrow().pid();
    Set<Integer> processes = new HashSet<>();
    try (Arena arena = Arena.ofConfined();
        BpfObject object = BpfObject.load(plan());
        BpfIterator iterator = object.program("tasks").openIterator()) {
      MemorySegment buffer = arena.allocate(32 << 10, 8);
      for (int count = iterator.read(buffer); count > 0; count = iterator.read(buffer)) {
        for (int at = 0; at < count; at += 8) {
          processes.add(buffer.get(INT, at));
        }
      }
    }
    assertTrue(processes.contains(self) && processes.contains(parent), processes.toString());
  }

  @Test
  void refusedProgramIsExplainedByTheVerifierTheSourceLineAndTheMissingField() {
    LoadPlan plan = new LoadPlan(Objects.read("core.o")).include("poisoned", true);
    var e = assertThrows(VerifierException.class, () -> BpfObject.load(plan).close());
    assertTrue(
        e.getMessage().startsWith("the verifier refused the program poisoned: errno=EINVAL\n"),
        e.getMessage());
    assertTrue(
        e.getMessage()
            .contains("this kernel's types lack one of: task_struct___other.no_such_member"),
        e.getMessage());
    assertTrue(e.getMessage().contains("  at: struct task_struct___other *other"), e.getMessage());
    assertTrue(e.log().contains("invalid func unknown#195896080"), e.log());
  }

  @Test
  void whatTheKernelCannotIsNamedWithTheVersionThatCan() {
    for (String program : new String[] {"at_function", "at_hook"}) {
      try (BpfObject object = BpfObject.load(plan().include(program, true));
          Link link = object.program(program).attach()) {
        System.out.println("attached, since this kernel can: " + link);
      } catch (FeatureException e) {
        assertTrue(e.getMessage().contains("which came with Linux 5."), e.getMessage());
        assertTrue(e.getMessage().contains("program=" + program), e.getMessage());
      }
    }
  }

  @Test
  void programOnATracepointOfTheTracingFileSystemRuns() throws Exception {
    Path events = Path.of("/sys/kernel/tracing/events");
    boolean mounted = Files.isDirectory(events);
    if (!mounted) {
      run("mount", "-t", "tracefs", "tracefs", "/sys/kernel/tracing");
    }
    try (Arena arena = Arena.ofConfined();
        BpfObject object = BpfObject.load(plan())) {
      MemorySegment key = arena.allocateFrom(INT, 1, 2);
      MemorySegment value = arena.allocate(8, 8);
      try (Link link = object.program("traced").attach()) {
        act();
        assertTrue(object.map("table").lookup(key, value), link.toString());
        assertEquals(1, value.get(LONG, 0));
      }
    } finally {
      if (!mounted) {
        run("umount", "/sys/kernel/tracing");
      }
    }
  }

  private static void run(String... command) throws Exception {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  @Test
  void nothingStaysOpenWhenLoadingFails() {
    LoadPlan plan = plan().setMaxEntries("ring", 4097);
    var e = assertThrows(KernelException.class, () -> BpfObject.load(plan).close());
    assertEquals(
        "bpf(BPF_MAP_CREATE) failed: invalid argument: errno=EINVAL map=ring type=RINGBUF"
            + " max_entries=4097",
        e.getMessage());
  }

  @Test
  void whatIsNotThereIsNamed() {
    try (BpfObject object = BpfObject.load(plan())) {
      assertEquals(
          "events.o: program not loaded: program=looping",
          assertThrows(FormatException.class, () -> object.program("looping")).getMessage());
      assertEquals(
          "events.o: map does not exist: map=none",
          assertThrows(FormatException.class, () -> object.map("none")).getMessage());
      assertInstanceOf(
          FormatException.class,
          assertThrows(RuntimeException.class, () -> object.program("tasks").attach()));
      assertThrows(FormatException.class, () -> object.program("called").openIterator());
      assertThrows(FormatException.class, () -> new RingBuffer(object.map("table")));
    }
  }
}
