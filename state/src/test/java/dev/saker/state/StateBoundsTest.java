package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StateBoundsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void fullThreadTableTakesNoMoreAndCounts() {
    Scene scene = new Scene(new StateOptions(4, 100, 0, SECOND));
    for (long child = 200; child < 210; child++) {
      scene.cloneCaller(Scene.PARENT, child, 0);
    }
    assertEquals(4, scene.state.threads().size());
    assertEquals(8, scene.state.counters().droppedThreads);
    scene.event("SYSCALL_GETUID_X", 999, 0);
    assertNull(scene.state.thread());
  }

  @Test
  void fullDescriptorTableTakesNoMoreAndCounts() {
    Scene scene = new Scene(new StateOptions(100, 3, 0, SECOND));
    for (long fd = 3; fd < 8; fd++) {
      scene.event("SYSCALL_OPEN_X", Scene.PARENT, fd, "/x", 1, 0, 1, 2L);
    }
    assertEquals(3, scene.thread(Scene.PARENT).openDescriptors());
    assertEquals(2, scene.state.counters().droppedDescriptors);
    assertNull(scene.state.descriptor());
  }

  @Test
  void silentThreadsAndPlaceholdersArePurged() {
    Scene scene = new Scene(new StateOptions(100, 100, 10 * SECOND, 60 * SECOND));
    scene.event("SYSCALL_GETUID_X", 999, 0);
    scene.cloneCaller(Scene.PARENT, 200, 0);
    scene.event("SYSCALL_GETUID_X", 200, 0);
    scene.pass(11 * SECOND).event("SYSCALL_GETUID_X", Scene.PARENT, 0);
    assertNull(scene.state.threads().find(999));
    assertNotNull(scene.state.threads().find(200));
    scene.pass(55 * SECOND).event("SYSCALL_GETUID_X", Scene.PARENT, 0);
    assertNull(scene.state.threads().find(200));
    assertNotNull(scene.state.threads().find(Scene.PARENT));
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new StateOptions(0, 1, 2, 3));
    assertEquals(
        "state bound out of range: maxThreads=0 maxDescriptors=1 purgeIntervalNs=2"
            + " threadTimeoutNs=3",
        e.getMessage());
  }

  @Test
  void containersAreBounded() {
    ContainerTable table = new ContainerTable();
    for (int i = 0; i < 70_000; i++) {
      byte[] id = Bytes.of("c" + i);
      table.put(ContainerEntry.minimal(id, id, ContainerType.UNKNOWN, id, id));
    }
    assertEquals(65_536, table.size());
    assertNull(table.find(Bytes.of("c0")));
    assertNotNull(table.find(Bytes.of("c69999")));
  }
}
