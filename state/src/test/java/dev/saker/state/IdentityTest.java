package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final long P = Scene.PARENT;

  private final Scene scene = new Scene();

  @Test
  void effectiveUserAndGroupChange() {
    scene.event("SYSCALL_SETUID_X", P, 0L, 11);
    assertEquals(11, scene.thread(P).uid);
    scene.event("SYSCALL_SETRESUID_X", P, 0L, 1, 12, 3);
    assertEquals(12, scene.thread(P).uid);
    scene.event("SYSCALL_SETREUID_X", P, 0L, 1, 13);
    assertEquals(13, scene.thread(P).uid);
    scene.event("SYSCALL_SETGID_X", P, 0L, 21);
    assertEquals(21, scene.thread(P).gid);
    scene.event("SYSCALL_SETRESGID_X", P, 0L, 1, 22, 3);
    assertEquals(22, scene.thread(P).gid);
    scene.event("SYSCALL_SETREGID_X", P, 0L, 1, 23);
    assertEquals(23, scene.thread(P).gid);
    scene.event("SYSCALL_SETUID_X", P, -1L, 99);
    scene.event("SYSCALL_SETRESUID_X", P, 0L, 1);
    assertEquals(13, scene.thread(P).uid);
  }

  @Test
  void capabilitiesChange() {
    scene.event("SYSCALL_CAPSET_X", P, 0L, 1L, 2L, 4L);
    assertEquals(4, scene.thread(P).capEffective);
    scene.event("SYSCALL_UNSHARE_X", P, 0L, ThreadEntry.CLONE_NEWUSER);
    assertEquals((1L << 41) - 1, scene.thread(P).capEffective);
  }

  @Test
  void enteringAUserNamespaceGivesAllCapabilities() {
    scene.event("SYSCALL_SETNS_X", P, 0L, 3L, ThreadEntry.CLONE_NEWPID);
    assertEquals(2, scene.thread(P).capPermitted);
    scene.event("SYSCALL_SETNS_X", P, 0L, 3L, ThreadEntry.CLONE_NEWUSER);
    assertEquals((1L << 41) - 1, scene.thread(P).capPermitted);
  }

  @Test
  void sessionRootAndLimitsChange() {
    long version = scene.event("SYSCALL_GETUID_X", P, 0).thread(P).imageVersion();
    scene.event("SYSCALL_SETSID_X", P, 77L);
    assertEquals(77, scene.thread(P).sid);
    assertEquals(true, scene.thread(P).imageVersion() > version);
    scene.event("SYSCALL_CHROOT_X", P, 0L, "jail");
    assertEquals("/home/jail", Bytes.string(scene.thread(P).root));
    scene.event("SYSCALL_SETRLIMIT_X", P, 0L, 512L, 1024L, 7);
    assertEquals(512, scene.thread(P).processFdLimit());
    scene.event("SYSCALL_SETRLIMIT_X", P, 0L, 1L, 1L, 3);
    assertEquals(512, scene.thread(P).processFdLimit());
    scene.event("SYSCALL_PRLIMIT_X", P, 0L, 256L, 0L, 0L, 0L, 1L, 7);
    assertEquals(256, scene.thread(1).processFdLimit());
  }

  @Test
  void memoryAndFaultsAreTold() {
    scene.event("SYSCALL_BRK_4_X", P, 0L, 100, 90, 80, 0L);
    assertEquals(100, scene.thread(P).vmSizeKb);
    assertEquals(90, scene.thread(P).vmRssKb);
    assertEquals(80, scene.thread(P).vmSwapKb);
    scene.event("SCHEDSWITCH_6_E", P, 1L, 7L, 8L, 10, 9, 8);
    assertEquals(7, scene.thread(P).majorFaults);
    assertEquals(8, scene.thread(P).minorFaults);
    assertEquals(10, scene.thread(P).vmSizeKb);
  }

  @Test
  void timesOfAThreadsEventsAreKept() {
    scene.event("SYSCALL_GETUID_X", P, 0);
    long first = scene.nowNs();
    scene.event("SYSCALL_GETUID_X", 1, 0);
    scene.event("SYSCALL_GETUID_X", P, 0);
    assertEquals(first, scene.thread(P).previousEventNs);
    assertEquals(scene.nowNs(), scene.thread(P).lastEventNs);
    assertEquals(first, scene.state.firstTimestampNs());
    assertEquals(scene.nowNs() - 1_000_000, scene.state.previousTimestampNs());
  }
}
