package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.testkit.Allocations;
import dev.saker.testkit.RandomStory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateFuzzTest {
  private static final int MAX_THREADS = 300;
  private static final int MAX_DESCRIPTORS = 40;
  private static final StateOptions SMALL = new StateOptions(MAX_THREADS, MAX_DESCRIPTORS, 0, 1);

  @Test
  void randomParametersNeverThrowNorGrowBeyondBounds() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    SystemState state = new SystemState(SMALL);
    EventBuilder builder = new EventBuilder();
    EventView view = new EventView();
    for (int i = 0; i < 400_000; i++) {
      EventType type = EventTable.get(random.nextInt(EventTable.COUNT));
      if (random.nextInt(3) == 0) {
        type = Scene.type(Chaos.COMMON.get(random.nextInt(Chaos.COMMON.size())));
      }
      Chaos.fill(builder, type, random, i);
      int size = builder.finish();
      assertNull(view.wrap(builder.buffer(), 0, size));
      state.onEvent(view);
      state.afterEvent();
      if (i % 1000 == 0) {
        check(state);
      }
    }
    check(state);
    assertTrue(state.counters().droppedThreads + state.counters().removedThreads > 0);
  }

  @Test
  void plausibleStoriesKeepTheTablesSound() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    SystemState state = new SystemState(StateOptions.DEFAULT);
    EventView view = new EventView();
    RandomStory story =
        new RandomStory(
            seed,
            state,
            (bytes, length, cpu) -> {
              assertNull(view.wrap(bytes, 0, length));
              view.place(1, cpu, 0);
              state.onEvent(view);
              state.descriptorNameChanged();
              state.afterEvent();
            });
    for (int i = 0; i < 20; i++) {
      story.run(5_000);
      check(state);
    }
  }

  @Test
  void eventsThatAddNothingAllocateNothing() {
    Scene scene = new Scene();
    scene.event("SYSCALL_OPEN_X", Scene.PARENT, 3L, "/x", 1, 0, 1, 2L);
    List<byte[]> events = new ArrayList<>();
    EventBuilder builder = new EventBuilder();
    for (String constant :
        List.of("SYSCALL_READ_X", "SYSCALL_WRITE_X", "SYSCALL_FSTAT_X", "SYSCALL_OPEN_E")) {
      Chaos.plain(builder, Scene.type(constant), Scene.PARENT);
      builder.finish();
      events.add(builder.buffer().clone());
    }
    EventView view = new EventView();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      long before = Allocations.bytesOfThisThread();
      for (int i = 0; i < 100_000; i++) {
        byte[] bytes = events.get(i & 3);
        assertNull(view.wrap(bytes, 0, bytes.length));
        scene.state.onEvent(view);
        scene.state.afterEvent();
      }
      allocated = Allocations.bytesOfThisThread() - before;
    }
    assertTrue(allocated < 100_000, "bytes=" + allocated);
  }

  private static void check(SystemState state) {
    ThreadTable threads = state.threads();
    int count = 0;
    long descriptors = 0;
    for (int i = 0; i < threads.positions(); i++) {
      ThreadEntry thread = threads.at(i);
      if (thread == null) {
        continue;
      }
      count++;
      descriptors += thread.ownDescriptors.size();
      Set<Long> seen = new HashSet<>();
      for (ThreadEntry at = thread; at != null; at = threads.parent(at)) {
        assertTrue(seen.add(at.tid), "parents form a ring: tid=" + thread.tid);
      }
      ThreadGroup group = thread.group();
      if (group != null) {
        ThreadEntry first = group.first();
        assertNotNull(first);
        assertTrue(group.alive() >= 0);
      }
    }
    assertEquals(threads.size(), count);
    assertTrue(count <= 262_144);
    assertEquals(state.counters().descriptors, descriptors);
  }
}
