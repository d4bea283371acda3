package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExecTest {
  private static final int THREAD = ThreadEntry.CLONE_THREAD | ThreadEntry.CLONE_FILES;
  private static final int CLOEXEC = 1 << 12;

  private final Scene scene = new Scene();

  private ThreadEntry exec() {
    scene.exec(Scene.PARENT, "/usr/bin/ls", "ls", "-l\0/tmp\0", "cpuset=/\0");
    return scene.thread(Scene.PARENT);
  }

  @Test
  void programArgumentsAndNumbersAreReplaced() {
    ThreadEntry thread = exec();
    assertEquals("ls", Bytes.string(thread.image.comm()));
    assertEquals("/usr/bin/ls", Bytes.string(thread.image.exepath()));
    assertEquals("ls -l /tmp", Bytes.string(thread.image.cmdline()));
    assertEquals("/usr/bin/ls -l /tmp", Bytes.string(thread.image.exeline()));
    assertEquals("HOME=/root", Bytes.string(thread.env().joined()));
    assertEquals(34816, thread.tty);
    assertEquals(1000, thread.loginUid);
    assertEquals(7, thread.capInheritable);
    assertEquals(8, thread.capPermitted);
    assertEquals(9, thread.capEffective);
    assertEquals(1000, thread.uid);
    assertEquals(1001, thread.gid);
    assertEquals(4711, thread.image.file().inode());
    assertTrue(thread.image.file().writable());
    assertEquals(2048, thread.fdLimit);
    assertEquals(scene.nowNs(), thread.lastExecNs);
  }

  @Test
  void failedExecChangesNothing() {
    scene.event("SYSCALL_EXECVE_19_X", Scene.PARENT, -2L, "/bin/none");
    assertEquals("bash", Bytes.string(scene.thread(Scene.PARENT).image.comm()));
  }

  @Test
  void parametersThatAreNotThereLeaveWhatWasKnown() {
    scene.event("SYSCALL_EXECVE_19_X", Scene.PARENT, 0L, "ls");
    ThreadEntry thread = scene.thread(Scene.PARENT);
    assertEquals("ls", Bytes.string(thread.image.comm()));
    assertEquals("/bin/bash", Bytes.string(thread.image.exepath()));
    assertEquals("PATH=/bin", Bytes.string(thread.env().joined()));
    assertEquals(11, thread.image.file().inode());
    assertEquals(2, thread.capPermitted);
    assertEquals(0, thread.uid);
    assertEquals(-1, thread.pgid);
  }

  @Test
  void markOfAFileThatIsGoneIsNoPartOfItsPath() {
    scene.exec(Scene.PARENT, "/tmp/x (deleted)", "x", "", "cpuset=/\0");
    assertEquals("/tmp/x", Bytes.string(scene.thread(Scene.PARENT).image.exepath()));
  }

  @Test
  void descriptorsMarkedForItAreClosed() {
    scene.event("SYSCALL_OPEN_X", Scene.PARENT, 3L, "/a", 1, 0, 1, 2L);
    scene.event("SYSCALL_OPEN_X", Scene.PARENT, 4L, "/b", 1 | CLOEXEC, 0, 1, 2L);
    scene.event("SYSCALL_EPOLL_CREATE1_X", Scene.PARENT, 5L, 1);
    scene.event("SYSCALL_MEMFD_CREATE_X", Scene.PARENT, 6L, "m", 1);
    ThreadEntry thread = exec();
    assertNotNull(thread.descriptor(3));
    assertNull(thread.descriptor(4));
    assertNull(thread.descriptor(5));
    assertNull(thread.descriptor(6));
  }

  @Test
  void otherThreadsOfTheProcessEnd() {
    scene.cloneCaller(Scene.PARENT, 101, THREAD).cloneCaller(Scene.PARENT, 102, THREAD);
    ThreadEntry thread = exec();
    assertNull(scene.state.threads().find(101));
    assertNull(scene.state.threads().find(102));
    assertEquals(1, thread.threadCount());
  }

  @Test
  void deadMainThreadLivesAgainWhenItStartsAProgram() {
    scene.cloneCaller(Scene.PARENT, 101, THREAD);
    scene.event("PROCEXIT_1_E", Scene.PARENT, 0L, 0L, 0, 0, 0L).after();
    assertTrue(scene.thread(Scene.PARENT).isDead());
    ThreadEntry thread = exec();
    assertEquals(false, thread.isDead());
    assertEquals(1, thread.threadCount());
  }

  @Test
  void placeholderIsFilled() {
    scene.exec(500, "/bin/new", "new", "", "cpuset=/\0");
    ThreadEntry thread = scene.thread(500);
    assertEquals(500, thread.pid);
    assertEquals(Scene.PARENT, thread.ptid);
    assertEquals(500, thread.vpid);
    assertSame(scene.thread(Scene.PARENT), scene.state.threads().parent(thread));
  }

  @Test
  void oldRecordingsPathIsPutTogetherFromTheCall() {
    scene.event("SYSCALL_EXECVE_19_E", Scene.PARENT, "../bin/./tool");
    scene.event("SYSCALL_EXECVE_19_X", Scene.PARENT, 0L, "tool", Bytes.of(""), 100L, 100L, 1L);
    assertEquals("/bin/tool", Bytes.string(scene.thread(Scene.PARENT).image.exepath()));
  }

  @Test
  void execveatOfADescriptorRunsWhatItIs() {
    scene.event("SYSCALL_OPEN_X", Scene.PARENT, 3L, "/opt/tool", 1, 0, 1, 2L);
    scene.event("SYSCALL_EXECVEAT_E", Scene.PARENT, 3L, null, 1);
    scene.event("SYSCALL_EXECVE_19_X", Scene.PARENT, 0L, "tool", Bytes.of(""), 100L, 100L, 1L);
    assertEquals("/opt/tool", Bytes.string(scene.thread(Scene.PARENT).image.exepath()));
  }

  @Test
  void versionOfTheImageGrowsForItselfAndAllBelow() {
    scene.process(200, 200, Scene.PARENT, "a").process(300, 300, 200, "b");
    scene.process(400, 400, 1, "c").event("SYSCALL_GETUID_X", 1, 0);
    long own = scene.thread(Scene.PARENT).imageVersion();
    long below = scene.thread(300).imageVersion();
    long beside = scene.thread(400).imageVersion();
    exec();
    assertTrue(scene.thread(Scene.PARENT).imageVersion() > own);
    assertTrue(scene.thread(300).imageVersion() > below);
    assertEquals(beside, scene.thread(400).imageVersion());
    assertNotEquals(scene.thread(200).imageVersion(), scene.thread(300).imageVersion());
  }
}
