package dev.saker.capture.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.testkit.Live;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
final class LiveIdentityTest {
  @Test
  void callsOnIdsTellThem() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "setuid",
          "setgid",
          "setreuid",
          "setregid",
          "setresuid",
          "setresgid",
          "getuid",
          "geteuid",
          "getgid",
          "getegid",
          "getresuid",
          "getresgid",
          "setsid",
          "setpgid",
          "capset",
          "setns",
          "unshare");
      MemorySegment ids = libc.memory(16);
      long at = ids.address();
      LiveOpenTest.check(
          probe,
          ProbeCase.of("setuid", () -> libc.done("setuid", 0), "setuid res=0 uid=0"),
          ProbeCase.of("setgid", () -> libc.done("setgid", 0), "setgid res=0 gid=0"),
          ProbeCase.of(
              "setreuid",
              () -> libc.done("setreuid", -1, -1),
              "setreuid res=0 ruid=4294967295 euid=4294967295"),
          ProbeCase.of(
              "setregid",
              () -> libc.done("setregid", 0, -1),
              "setregid res=0 rgid=0 egid=4294967295"),
          ProbeCase.of(
              "setresuid",
              () -> libc.done("setresuid", 0, 0, -1),
              "setresuid res=0 ruid=0 euid=0 suid=4294967295"),
          ProbeCase.of(
              "setresgid",
              () -> libc.done("setresgid", 0, -1, 0),
              "setresgid res=0 rgid=0 egid=4294967295 sgid=0"),
          ProbeCase.of("getuid", () -> libc.done("getuid"), "getuid uid=0"),
          ProbeCase.of("geteuid", () -> libc.done("geteuid"), "geteuid euid=0"),
          ProbeCase.of("getgid", () -> libc.done("getgid"), "getgid gid=0"),
          ProbeCase.of("getegid", () -> libc.done("getegid"), "getegid egid=0"),
          ProbeCase.of(
              "getresuid",
              () -> libc.done("getresuid", at, at + 4, at + 8),
              "getresuid res=0 ruid=0 euid=0 suid=0"),
          ProbeCase.of(
              "getresgid",
              () -> libc.done("getresgid", at, at + 4, at + 8),
              "getresgid res=0 rgid=0 egid=0 sgid=0"),
          ProbeCase.of("setsid", () -> libc.call("setsid"), "setsid res=#"),
          ProbeCase.of("setpgid", () -> libc.call("setpgid", 1, 7), "setpgid res=-3 pid=1 pgid=7"),
          ProbeCase.of(
              "capset",
              () -> libc.call("capset", 0, 0),
              "capset res=-14 cap_inheritable=# cap_permitted=# cap_effective=#"),
          ProbeCase.of(
              "setns",
              () -> libc.call("setns", 9999, 0x40000000),
              "setns res=-9 fd=9999 nstype=CLONE_NEWNET"),
          ProbeCase.of(
              "unshare",
              () -> libc.call("unshare", 0x20000000 | 1),
              "unshare res=-22 flags=CLONE_NEWPID"));
    }
  }

  @Test
  void callsOnLimitsAndAttributesTellThem() throws Exception {
    String command = Files.readString(Path.of("/proc/thread-self/comm")).strip();
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "getrlimit", "setrlimit", "prlimit64", "prctl", "keyctl");
      MemorySegment limit = libc.memory(16);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "getrlimit",
              () -> libc.done("getrlimit", 4, limit.address()),
              "getrlimit res=0 cur=# max=# resource=RLIMIT_CORE"),
          ProbeCase.of(
              "getrlimit that fails",
              () -> libc.call("getrlimit", 77, limit.address()),
              "getrlimit res=-22 cur=-1 max=-1 resource=RLIMIT_UNKNOWN"),
          ProbeCase.of(
              "setrlimit",
              () -> libc.call("setrlimit", 7, libc.longs(5, 4)),
              "setrlimit res=-22 cur=5 max=4 resource=RLIMIT_NOFILE"),
          ProbeCase.of(
              "prlimit64",
              () -> libc.call("prlimit64", 0, 7, libc.longs(9, 8), limit.address()),
              "prlimit res=-22 newcur=9 newmax=8 oldcur=-1 oldmax=-1 pid=0 resource=RLIMIT_NOFILE"),
          ProbeCase.of(
              "prctl of a name",
              () -> libc.call("prctl", 16, limit.address()),
              "prctl res=0 option=PR_GET_NAME arg2_str=" + command + " arg2_int=0"),
          ProbeCase.of(
              "prctl of a number",
              () -> libc.done("prctl", 3, 5),
              "prctl res=1 option=PR_GET_DUMPABLE arg2_str= arg2_int=5"),
          ProbeCase.of(
              "prctl of the reaper",
              () -> libc.done("prctl", 37, limit.address()),
              "prctl res=0 option=PR_GET_CHILD_SUBREAPER arg2_str= arg2_int=0"),
          ProbeCase.of(
              "keyctl with texts",
              () -> libc.call("keyctl", 10, -3, libc.text("user"), libc.text("no"), 5),
              "keyctl res=-# operation=KEYCTL_SEARCH arg2=00fdffffffffffffff arg3=017573657200"
                  + " arg4=016e6f00 arg5=000500000000000000"),
          ProbeCase.of(
              "keyctl with fewer arguments",
              () -> libc.call("keyctl", 3, 7, 8, 9, 10),
              "keyctl res=-# operation=KEYCTL_REVOKE arg2=000700000000000000"
                  + " arg3=000000000000000000 arg4=000000000000000000 arg5=000000000000000000"));
    }
  }

  @Test
  void callsThatActOnOthersTellWhomAndHow() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "kill",
          "tkill",
          "tgkill",
          "ptrace",
          "seccomp",
          "bpf",
          "init_module",
          "finit_module",
          "delete_module",
          "semget",
          "semctl",
          "semop");
      long self = ProcessHandle.current().pid();
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "kill", () -> libc.done("kill", self, 0), "kill res=0 pid=" + self + " sig=0"),
          ProbeCase.of("tkill", () -> libc.call("tkill", -5, 9), "tkill res=-22 tid=-5 sig=9"),
          ProbeCase.of(
              "tgkill", () -> libc.call("tgkill", 7, -5, 15), "tgkill res=-22 pid=7 tid=-5 sig=15"),
          ProbeCase.of(
              "ptrace",
              () -> libc.call("ptrace", 0x4206, 99999999, 1, 2),
              "ptrace res=-3 addr=000000000000000000 data=000000000000000000 request=PTRACE_SEIZE"
                  + " pid=99999999"),
          ProbeCase.of(
              "seccomp", () -> libc.call("seccomp", 77, 1, 0), "seccomp res=-22 op=77 flags=1"),
          ProbeCase.of("bpf", () -> libc.call("bpf", 5, 0, 0), "bpf fd=-# cmd=BPF_PROG_LOAD"),
          ProbeCase.of(
              "init_module",
              () -> libc.call("init_module", libc.text("image"), 5, libc.text("a=b")),
              "init_module res=-# img=image length=5 uargs=a=b"),
          ProbeCase.of(
              "finit_module",
              () -> libc.call("finit_module", 9999, libc.text("a=b"), 3),
              "finit_module res=-# fd=9999 uargs=a=b"
                  + " flags=MODULE_INIT_IGNORE_MODVERSIONS|MODULE_INIT_IGNORE_VERMAGIC"),
          ProbeCase.of(
              "delete_module",
              () -> libc.call("delete_module", libc.text("nope"), 04000),
              "delete_module res=-# name=nope flags=O_NONBLOCK"),
          ProbeCase.of(
              "semget",
              () -> libc.call("semget", 0, -1, 01000),
              "semget res=-# key=0 nsems=-1 semflg=IPC_CREAT"),
          ProbeCase.of(
              "semctl",
              () -> libc.call("semctl", 77777, 1, 16, 5),
              "semctl res=-# semid=77777 semnum=1 cmd=SETVAL val=5"),
          ProbeCase.of(
              "semop",
              () -> libc.call("semop", 77777, libc.ints(0, 0), 1),
              "semop res=-# nsops=1 sem_num_0=0 sem_op_0=0 sem_flg_0=0 sem_num_1=0 sem_op_1=0"
                  + " sem_flg_1=0 semid=77777"));
    }
  }

  @Test
  void futexTellsItsOperation() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      long at = libc.longs(1);
      probe.want(0, "futex");
      libc.done("futex", at, 129, 1, 0, 0, 0);
      assertEquals(
          List.of("futex res=0 addr=" + at + " op=FUTEX_PRIVATE_FLAG|FUTEX_WAKE val=1"),
          probe.own().stream()
              .map(LiveProbe.Received::toString)
              .filter(line -> line.contains("addr=" + at))
              .toList());
    }
  }
}
