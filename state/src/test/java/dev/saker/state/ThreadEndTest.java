package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThreadEndTest {
  private static final int THREAD = ThreadEntry.CLONE_THREAD | ThreadEntry.CLONE_FILES;

  private final Scene scene = new Scene();

  private void exit(long tid, long reaper) {
    scene.event("PROCEXIT_1_E", tid, 0L, 0L, 0, 0, reaper);
  }

  @Test
  void threadStaysUntilRulesSawItsEnd() {
    exit(Scene.PARENT, 0);
    ThreadEntry thread = scene.state.thread();
    assertNotNull(thread);
    assertTrue(thread.isDead());
    assertEquals("bash", Bytes.string(thread.image.comm()));
    scene.after();
    assertNull(scene.state.threads().find(Scene.PARENT));
  }

  @Test
  void childrenGoToTheReaperThatTheKernelTells() {
    scene.process(50, 50, 1, "systemd").process(200, 200, Scene.PARENT, "sleep");
    exit(Scene.PARENT, 50);
    scene.after();
    assertEquals(50, scene.thread(200).ptid);
  }

  @Test
  void withoutReaperChildrenGoToInit() {
    scene.process(200, 200, Scene.PARENT, "sleep");
    exit(Scene.PARENT, 0);
    scene.after();
    assertEquals(1, scene.thread(200).ptid);
  }

  @Test
  void subreaperGetsTheOrphansOfItsDescendants() {
    scene.process(150, 150, Scene.PARENT, "worker").process(200, 200, 150, "sleep");
    scene.event("SYSCALL_PRCTL_X", Scene.PARENT, 0L, 36, null, 1L);
    exit(150, 0);
    scene.after();
    assertEquals(Scene.PARENT, scene.thread(200).ptid);
  }

  @Test
  void childrenGoFirstToAnotherThreadOfTheProcess() {
    scene.cloneCaller(Scene.PARENT, 101, THREAD);
    scene.cloneCaller(Scene.PARENT, 200, 0);
    exit(Scene.PARENT, 0);
    scene.after();
    assertEquals(101, scene.thread(200).ptid);
  }

  @Test
  void mainThreadStaysWhileOthersOfItsProcessLive() {
    scene.cloneCaller(Scene.PARENT, 101, THREAD);
    exit(Scene.PARENT, 0);
    scene.after();
    assertTrue(scene.thread(Scene.PARENT).isDead());
    assertEquals(1, scene.thread(101).threadCount());
    assertEquals(1, scene.thread(101).otherThreadCount());
    exit(101, 0);
    scene.after();
    assertNull(scene.state.threads().find(101));
    assertNull(scene.state.threads().find(Scene.PARENT));
  }

  @Test
  void endOfAnUnknownThreadMakesNoPlaceholder() {
    exit(999, 0);
    assertNull(scene.state.thread());
    assertNull(scene.state.threads().find(999));
  }

  @Test
  void unknownThreadOfAnotherEventGetsAPlaceholder() {
    scene.event("SYSCALL_GETUID_X", 999, 0);
    ThreadEntry thread = scene.state.thread();
    assertNotNull(thread);
    assertTrue(thread.isPlaceholder());
    assertEquals("<NA>", Bytes.string(thread.image.comm()));
    assertEquals("<NA>", Bytes.string(thread.image.exe()));
    assertEquals(1, scene.state.counters().placeholders);
  }

  @Test
  void orphansOfAMissingParentHaveNone() {
    scene.process(200, 200, 4242, "lost").event("SYSCALL_GETUID_X", 200, 0);
    assertEquals(0, scene.thread(200).ptid);
    assertNull(scene.state.threads().parent(scene.thread(200)));
  }

  @Test
  void reaperBelowTheEndingThreadIsNotBelieved() {
    scene.process(200, 200, Scene.PARENT, "a").process(300, 300, 200, "b");
    exit(Scene.PARENT, 300);
    scene.after();
    assertEquals(1, scene.thread(200).ptid);
    assertSame(scene.thread(200), scene.state.threads().parent(scene.thread(300)));
  }
}
