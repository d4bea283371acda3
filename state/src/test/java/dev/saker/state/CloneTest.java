package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CloneTest {
  private static final long CHILD = 200;
  private static final int THREAD = ThreadEntry.CLONE_THREAD | ThreadEntry.CLONE_FILES;

  private final Scene scene = new Scene();

  @Test
  void callerMakesTheChildProcess() {
    scene.cloneCaller(Scene.PARENT, CHILD, 0);

    ThreadEntry child = scene.thread(CHILD);
    assertEquals(CHILD, child.pid);
    assertEquals(Scene.PARENT, child.ptid);
    assertEquals("docker", Bytes.string(child.image.comm()));
    assertEquals("docker -a -b", Bytes.string(child.image.cmdline()));
    assertEquals("/bin/bash", Bytes.string(child.image.exepath()));
    assertEquals("/home/", Bytes.string(child.cwd()));
    assertEquals("PATH=/bin", Bytes.string(child.env().joined()));
    assertEquals(1000, child.uid);
    assertEquals(1001, child.gid);
    assertEquals(1024, child.fdLimit);
    assertEquals(scene.nowNs(), child.cloneNs);
    assertEquals(100, child.sid);
    assertEquals(2, child.capPermitted);
    assertSame(scene.thread(Scene.PARENT), scene.state.threads().parent(child));
  }

  @Test
  void childsOwnEventAfterTheCallersAddsNothing() {
    scene.cloneCaller(Scene.PARENT, CHILD, 0);
    ThreadEntry child = scene.thread(CHILD);

    scene.cloneChild(CHILD, CHILD, Scene.PARENT, 0, CHILD, CHILD);

    assertSame(child, scene.thread(CHILD));
    assertSame(child, scene.state.thread());
  }

  @Test
  void callersEventAfterTheChildsAddsNothing() {
    scene.cloneChild(CHILD, CHILD, Scene.PARENT, 0, CHILD, CHILD);
    ThreadEntry child = scene.thread(CHILD);
    assertSame(child, scene.state.thread());

    scene.cloneCaller(Scene.PARENT, CHILD, 0);

    assertSame(child, scene.thread(CHILD));
  }

  @Test
  void failedCloneChangesNothing() {
    int before = scene.event("SYSCALL_GETUID_X", Scene.PARENT, 0).state.threads().size();
    scene.event("SYSCALL_CLONE_20_X", Scene.PARENT, -11L);
    assertEquals(before, scene.state.threads().size());
    assertEquals(11, scene.state.errorCode());
  }

  @Test
  void vforkIsLeftToTheChild() {
    scene.clone("SYSCALL_VFORK_20_X", Scene.PARENT, CHILD, 100, 100, 1, 0, 100, 100, "sh");
    assertNull(scene.state.threads().find(CHILD));
    scene.cloneCaller(Scene.PARENT, CHILD, ThreadEntry.CLONE_VFORK);
    assertNull(scene.state.threads().find(CHILD));
  }

  @Test
  void inPidNamespaceOnlyTheChildsNumbersCount() {
    scene.cloneCaller(Scene.PARENT, 7, ThreadEntry.CHILD_IN_PIDNS);
    assertNull(scene.state.threads().find(7));

    scene.cloneChild(CHILD, CHILD, Scene.PARENT, ThreadEntry.CHILD_IN_PIDNS, 7, 7);

    ThreadEntry child = scene.thread(CHILD);
    assertEquals(7, child.vtid);
    assertEquals(7, child.vpid);
    assertTrue(child.isInPidNamespace());
    assertEquals(500, child.pidnsInitStartNs);
  }

  @Test
  void threadSharesDescriptorsDirectoryAndEnvironment() {
    scene.cloneCaller(Scene.PARENT, CHILD, THREAD);
    ThreadEntry thread = scene.thread(CHILD);

    assertEquals(Scene.PARENT, thread.pid);
    assertEquals(1, thread.ptid);
    assertFalse(thread.isMain());
    assertSame(scene.thread(Scene.PARENT), thread.main());
    assertSame(scene.thread(Scene.PARENT).descriptors(), thread.descriptors());
    assertEquals("PATH=/bin", Bytes.string(thread.env().joined()));
    assertEquals(2, thread.threadCount());
    assertEquals(1, thread.otherThreadCount());
  }

  @Test
  void processGetsDescriptorsOfItsOwn() {
    scene.event("SYSCALL_OPEN_X", Scene.PARENT, 3L, "/etc/hosts", 1, 0, 1, 2L);
    scene.cloneCaller(Scene.PARENT, CHILD, 0);
    scene.event("SYSCALL_CLOSE_X", CHILD, 0L, 3L).after();

    assertNotNull(scene.thread(Scene.PARENT).descriptor(3));
    assertNull(scene.thread(CHILD).descriptor(3));
  }

  @Test
  void oldThreadOfTheSameNumberIsReplaced() {
    scene.cloneCaller(Scene.PARENT, CHILD, 0);
    ThreadEntry old = scene.thread(CHILD);
    scene.pass(3_000_000_000L).cloneChild(CHILD, CHILD, Scene.PARENT, 0, CHILD, CHILD);
    assertNotSame(old, scene.thread(CHILD));
  }

  @Test
  void childThatEndedBeforeItsCallerWentOnIsNotMadeAgain() {
    scene.cloneChild(CHILD, CHILD, Scene.PARENT, 0, CHILD, CHILD);
    scene.event("PROCEXIT_1_E", CHILD, 0L, 0L, 0, 0, 0L).after();
    scene.cloneCaller(Scene.PARENT, CHILD, 0);
    assertNull(scene.state.threads().find(CHILD));
  }

  @Test
  void unknownCallerIsFilledFromItsEvent() {
    scene.clone("SYSCALL_CLONE_20_X", 300, CHILD, 300, 300, 1, 0, 300, 300, "cron");
    ThreadEntry caller = scene.thread(300);
    assertEquals(300, caller.pid);
    assertEquals("cron", Bytes.string(caller.image.comm()));
    assertEquals(300, scene.thread(CHILD).ptid);
  }

  @Test
  void sameImageIsShared() {
    scene.exec(Scene.PARENT, "/bin/docker", "docker", "-a\0-b\0", "cpuset=/\0");
    scene.cloneCaller(Scene.PARENT, CHILD, 0);
    assertSame(scene.thread(Scene.PARENT).image, scene.thread(CHILD).image);
    assertSame(scene.thread(Scene.PARENT).cgroups, scene.thread(CHILD).cgroups);
  }

  @Test
  void cloneWithoutParametersLeavesWhatItDoesNotTell() {
    scene.event("SYSCALL_CLONE_20_X", Scene.PARENT, CHILD);
    ThreadEntry child = scene.thread(CHILD);
    assertEquals(CHILD, child.pid);
    assertEquals(-1, child.uid);
    assertArrayEquals(Bytes.EMPTY, child.containerId());
  }
}
