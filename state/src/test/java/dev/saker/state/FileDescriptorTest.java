package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.DescriptorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDescriptorTest {
  private static final long P = Scene.PARENT;
  private static final int DIRECTORY = 1 << 10;
  private static final int CLOEXEC = 1 << 12;
  private static final int CREATED = 1 << 14;

  private final Scene scene = new Scene();

  private void open(long fd, String name) {
    scene.event("SYSCALL_OPEN_X", P, fd, name, 1, 0, 0x801, 77L);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd,/etc/passwd",
    "file,/home/file",
    "./a/../b,/home/b",
    "../etc//x/,/etc/x",
    "/a/./b/../../c,/c",
  })
  void pathIsMadeAbsolute(String given, String path) {
    open(3, given);
    assertEquals(path, scene.name(P, 3));
    assertEquals(given, Bytes.string(scene.fd(P, 3).rawName));
    assertSame(scene.fd(P, 3), scene.state.descriptor());
    assertEquals(3, scene.state.descriptorNumber());
    assertTrue(scene.state.descriptorNameChanged());
  }

  @Test
  void openTellsKindDeviceAndInode() {
    open(3, "/x");
    FdEntry file = scene.fd(P, 3);
    assertEquals(DescriptorType.FILE_V2, file.type);
    assertEquals(77, file.inode);
    assertEquals(8, file.deviceMajor());
    assertEquals(1, file.deviceMinor());
    scene.event("SYSCALL_OPEN_X", P, 4L, "/d", 1 | DIRECTORY, 0, 1, 2L);
    assertEquals(DescriptorType.DIRECTORY, scene.fd(P, 4).type);
  }

  @Test
  void failedOpenAddsNothing() {
    scene.event("SYSCALL_OPEN_X", P, -2L, "/none", 1, 0, 0, 0L);
    assertNull(scene.state.descriptor());
    assertEquals(2, scene.state.errorCode());
  }

  @Test
  void openatIsRelativeToItsDirectory() {
    scene.event("SYSCALL_OPEN_X", P, 5L, "/srv", 1 | DIRECTORY, 0, 1, 2L);
    scene.event("SYSCALL_OPENAT_2_X", P, 6L, 5L, "a", 1, 0, 1, 2L);
    scene.event("SYSCALL_OPENAT_2_X", P, 7L, Scene.CWD_FD, "a", 1, 0, 1, 2L);
    scene.event("SYSCALL_OPENAT_2_X", P, 8L, 99L, "a", 1, 0, 1, 2L);
    scene.event("SYSCALL_OPENAT2_X", P, 9L, 99L, "/a", 1, 0, 0, 1, 2L);
    assertEquals("/srv/a", scene.name(P, 6));
    assertEquals("/home/a", scene.name(P, 7));
    assertEquals("<UNKNOWN>a", scene.name(P, 8));
    assertEquals("/a", scene.name(P, 9));
  }

  @Test
  void pathReadAtEntryWinsOverTheOneAtExit() {
    scene.event("SYSCALL_OPEN_E", P, "/etc/shadow", 1, 0);
    scene.event("SYSCALL_OPEN_X", P, 3L, "/tmp/harmless", 2 | CREATED, 0, 1, 2L);
    assertEquals("/etc/shadow", scene.name(P, 3));
    assertEquals(1 | CREATED, scene.fd(P, 3).openFlags);
  }

  @Test
  void entryOfAnotherCallIsNotUsed() {
    scene.event("SYSCALL_OPEN_E", P, "/etc/shadow", 1, 0);
    scene.event("SYSCALL_GETUID_X", P, 0);
    open(3, "/tmp/x");
    assertEquals("/tmp/x", scene.name(P, 3));
  }

  @Test
  void entryWithoutPathIsNotUsed() {
    scene.event("SYSCALL_OPENAT_2_E", P, Scene.CWD_FD, null, 1, 0);
    scene.event("SYSCALL_OPENAT_2_X", P, 3L, Scene.CWD_FD, "/x", 1, 0, 1, 2L);
    assertEquals("/x", scene.name(P, 3));
  }

  @Test
  void creatAndOpenByHandleAddFiles() {
    scene.event("SYSCALL_CREAT_X", P, 3L, "new", 0, 1, 2L, 1);
    scene.event("SYSCALL_OPEN_BY_HANDLE_AT_X", P, 4L, 9L, 1, "/h/f", 1, 2L);
    assertEquals("/home/new", scene.name(P, 3));
    assertTrue(scene.fd(P, 3).has(FdEntry.OVERLAY_UPPER));
    assertEquals("/h/f", scene.name(P, 4));
  }

  @Test
  void closedDescriptorStaysUntilRulesSawThat() {
    open(3, "/x");
    scene.event("SYSCALL_CLOSE_X", P, 0L, 3L);
    assertNotNull(scene.state.descriptor());
    assertFalse(scene.state.descriptorNameChanged());
    scene.after();
    assertNull(scene.thread(P).descriptor(3));
  }

  @Test
  void failedCloseClosesNothing() {
    open(3, "/x");
    scene.event("SYSCALL_CLOSE_X", P, -4L, 3L).after();
    assertNotNull(scene.thread(P).descriptor(3));
  }

  @Test
  void closeRangeClosesOrMarks() {
    open(3, "/a");
    open(4, "/b");
    open(5, "/c");
    scene.event("SYSCALL_CLOSE_RANGE_X", P, 0L, 4, 4, 0);
    assertNull(scene.thread(P).descriptor(4));
    scene.event("SYSCALL_CLOSE_RANGE_X", P, 0L, 5, -1, 4);
    assertTrue(scene.fd(P, 5).closesOnExec());
    assertFalse(scene.fd(P, 3).closesOnExec());
  }

  @Test
  void duplicatesHaveTheSameNameButSurviveExec() {
    scene.event("SYSCALL_OPEN_X", P, 3L, "/x", 1 | CLOEXEC, 0, 1, 2L);
    scene.event("SYSCALL_DUP_1_X", P, 7L, 3L);
    assertEquals("/x", scene.name(P, 7));
    assertEquals(7, scene.state.descriptorNumber());
    assertFalse(scene.state.descriptorNameChanged());
    assertFalse(scene.fd(P, 7).closesOnExec());
    scene.event("SYSCALL_DUP3_X", P, 8L, 3L, 8L, CLOEXEC);
    assertTrue(scene.fd(P, 8).closesOnExec());
    scene.event("SYSCALL_DUP2_X", P, 1L, 3L, 1L);
    assertTrue(scene.thread(P).has(ThreadEntry.PIPE_SOURCE));
  }

  @Test
  void fcntlDuplicatesAndMarks() {
    open(3, "/x");
    scene.event("SYSCALL_FCNTL_X", P, 9L, 3L, 26, 0L);
    assertTrue(scene.fd(P, 9).closesOnExec());
    scene.event("SYSCALL_FCNTL_X", P, 0L, 9L, 3, 0L);
    assertFalse(scene.fd(P, 9).closesOnExec());
    scene.event("SYSCALL_FCNTL_X", P, 0L, 9L, 3, 1L);
    assertTrue(scene.fd(P, 9).closesOnExec());
  }

  @Test
  void writeToAnEntrySharedByForkLeavesTheOtherProcessAlone() {
    open(3, "/x");
    scene.cloneCaller(P, 200, 0);
    scene.event("SYSCALL_FCNTL_X", 200, 0L, 3L, 3, 1L);
    assertTrue(scene.fd(200, 3).closesOnExec());
    assertFalse(scene.fd(P, 3).closesOnExec());
  }

  @Test
  void chdirAndFchdirMoveTheWholeProcess() {
    scene.event("SYSCALL_CHDIR_X", P, 0L, "sub/../etc");
    assertEquals("/home/etc/", Bytes.string(scene.thread(P).cwd()));
    scene.event("SYSCALL_OPEN_X", P, 3L, "/var", 1 | DIRECTORY, 0, 1, 2L);
    scene.event("SYSCALL_FCHDIR_X", P, 0L, 3L);
    assertEquals("/var/", Bytes.string(scene.thread(P).cwd()));
    scene.event("SYSCALL_CHDIR_X", P, -2L, "/none");
    assertEquals("/var/", Bytes.string(scene.thread(P).cwd()));
  }

  @ParameterizedTest
  @CsvSource({
    "SYSCALL_EVENTFD_X,EVENT",
    "SYSCALL_EVENTFD2_X,EVENT",
    "SYSCALL_SIGNALFD_X,SIGNALFD",
    "SYSCALL_SIGNALFD4_X,SIGNALFD",
    "SYSCALL_TIMERFD_CREATE_X,TIMERFD",
    "SYSCALL_INOTIFY_INIT_X,INOTIFY",
    "SYSCALL_INOTIFY_INIT1_X,INOTIFY",
    "SYSCALL_BPF_2_X,BPF",
    "SYSCALL_USERFAULTFD_X,USERFAULTFD",
    "SYSCALL_IO_URING_SETUP_X,IO_URING",
    "SYSCALL_EPOLL_CREATE_X,EVENTPOLL",
    "SYSCALL_EPOLL_CREATE1_X,EVENTPOLL",
    "SYSCALL_MEMFD_CREATE_X,MEMFD",
    "SYSCALL_PIDFD_OPEN_X,PIDFD",
  })
  void otherCallsAddDescriptorsOfTheirKind(String constant, DescriptorType type) {
    scene.event(constant, P, 12L);
    assertEquals(type, scene.fd(P, 12).type);
    assertSame(scene.fd(P, 12), scene.state.descriptor());
    scene.event(constant, P, -24L);
    assertNull(scene.state.descriptor());
  }

  @Test
  void pipeIsAboutItsSecondEnd() {
    scene.event("SYSCALL_PIPE2_X", P, 0L, 3L, 4L, 99L, CLOEXEC);
    assertEquals(DescriptorType.FIFO, scene.fd(P, 3).type);
    assertEquals(99, scene.fd(P, 4).inode);
    assertSame(scene.fd(P, 4), scene.state.descriptor());
    assertTrue(scene.fd(P, 3).closesOnExec());
  }

  @Test
  void pidfdGivesDescriptorsOfItsProcess() {
    scene.event("SYSCALL_OPEN_X", 1, 8L, "/init/file", 1, 0, 1, 2L);
    scene.event("SYSCALL_PIDFD_OPEN_X", P, 3L, 1L, 0);
    assertEquals("/proc/1", scene.name(P, 3));
    scene.event("SYSCALL_PIDFD_GETFD_X", P, 4L, 3L, 8L, 0);
    assertEquals("/init/file", scene.name(P, 4));
    assertTrue(scene.fd(P, 4).closesOnExec());
  }
}
