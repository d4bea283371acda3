package dev.saker.capture.probe;

import static dev.saker.capture.probe.Libc.AT_FDCWD;

import dev.saker.testkit.Live;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Live.class)
final class LiveFilesTest {
  @TempDir Path folder;

  @Test
  void callsOnPathsTellThemAsTheProgramGaveThem() {
    String a = folder.resolve("a").toString();
    String b = folder.resolve("b").toString();
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "mkdir",
          "mkdirat",
          "rmdir",
          "rename",
          "renameat",
          "renameat2",
          "link",
          "linkat",
          "symlink",
          "symlinkat",
          "unlink",
          "unlinkat",
          "stat",
          "lstat",
          "newfstatat",
          "access",
          "mknod",
          "mknodat",
          "getcwd",
          "chdir",
          "chroot");
      long pathA = libc.text(a);
      long pathB = libc.text(b);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "mkdir",
              () -> libc.done("mkdir", pathA, 0755),
              "mkdir res=0 path=" + a + " mode=493"),
          ProbeCase.of(
              "rename",
              () -> libc.done("rename", pathA, pathB),
              "rename res=0 oldpath=" + a + " newpath=" + b),
          ProbeCase.of("rmdir", () -> libc.done("rmdir", pathB), "rmdir res=0 path=" + b),
          ProbeCase.of(
              "rmdir of nothing", () -> libc.call("rmdir", pathB), "rmdir res=-2 path=" + b),
          ProbeCase.of(
              "mkdirat",
              () -> libc.done("mkdirat", AT_FDCWD, pathA, 0700),
              "mkdirat res=0 dirfd=-100 path=" + a + " mode=448"),
          ProbeCase.of(
              "renameat",
              () -> libc.done("renameat", AT_FDCWD, pathA, AT_FDCWD, pathB),
              "renameat res=0 olddirfd=-100 oldpath=" + a + " newdirfd=-100 newpath=" + b),
          ProbeCase.of(
              "renameat2",
              () -> libc.done("renameat2", AT_FDCWD, pathB, AT_FDCWD, pathA, 1),
              "renameat2 res=0 olddirfd=-100 oldpath="
                  + b
                  + " newdirfd=-100 newpath="
                  + a
                  + " flags=RENAME_NOREPLACE"),
          ProbeCase.of(
              "unlinkat",
              () -> libc.done("unlinkat", AT_FDCWD, pathA, 0x200),
              "unlinkat res=0 dirfd=-100 name=" + a + " flags=AT_REMOVEDIR"),
          ProbeCase.of(
              "mknod",
              () -> libc.done("mknod", pathA, 0100644, 0),
              "mknod res=0 path=" + a + " mode=S_IROTH|S_IRGRP|S_IWUSR|S_IRUSR|S_IFREG dev=0"),
          ProbeCase.of(
              "mknodat without a type",
              () -> libc.call("mknodat", 9999, libc.text("x"), 0600, 0),
              "mknodat res=-9 dirfd=9999 path=x mode=S_IWUSR|S_IRUSR|S_IFREG dev=0"),
          ProbeCase.of(
              "link",
              () -> libc.done("link", pathA, pathB),
              "link res=0 oldpath=" + a + " newpath=" + b),
          ProbeCase.of("unlink", () -> libc.done("unlink", pathB), "unlink res=0 path=" + b),
          ProbeCase.of(
              "linkat",
              () -> libc.done("linkat", AT_FDCWD, pathA, AT_FDCWD, pathB, 0x400),
              "linkat res=0 olddir=-100 oldpath="
                  + a
                  + " newdir=-100 newpath="
                  + b
                  + " flags=AT_SYMLINK_FOLLOW"),
          ProbeCase.of(
              "symlink",
              () -> libc.call("symlink", libc.text("target"), pathB),
              "symlink res=-17 target=target linkpath=" + b),
          ProbeCase.of(
              "symlinkat",
              () -> libc.call("symlinkat", libc.text("../t"), AT_FDCWD, pathB),
              "symlinkat res=-17 target=../t linkdirfd=-100 linkpath=" + b),
          ProbeCase.of(
              "stat",
              () -> libc.done("stat", pathA, libc.memory(256).address()),
              "stat res=0 path=" + a),
          ProbeCase.of(
              "lstat",
              () -> libc.done("lstat", pathA, libc.memory(256).address()),
              "lstat res=0 path=" + a),
          ProbeCase.of(
              "newfstatat",
              () -> libc.done("newfstatat", AT_FDCWD, pathA, libc.memory(256).address(), 0x100),
              "newfstatat res=0 dirfd=-100 path=" + a + " flags=AT_SYMLINK_NOFOLLOW"),
          ProbeCase.of(
              "access",
              () -> libc.done("access", pathA, 6),
              "access res=0 name=" + a + " mode=R_OK|W_OK"),
          ProbeCase.of(
              "getcwd",
              () -> libc.done("getcwd", libc.memory(4096).address(), 4096),
              "getcwd res=# path=" + Path.of("").toAbsolutePath()),
          ProbeCase.of(
              "getcwd without room",
              () -> libc.call("getcwd", libc.memory(16).address(), 1),
              "getcwd res=-34 path="),
          ProbeCase.of(
              "chdir", () -> libc.call("chdir", libc.text("/none")), "chdir res=-2 path=/none"),
          ProbeCase.of(
              "chroot", () -> libc.call("chroot", libc.text("/none")), "chroot res=-2 path=/none"));
    }
  }

  @Test
  void changesOfFilesAndMountsTellModesOwnersAndFlags() {
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(
          0,
          "chmod",
          "fchmod",
          "fchmodat",
          "chown",
          "lchown",
          "fchown",
          "fchownat",
          "mount",
          "umount2",
          "fsconfig",
          "open_by_handle_at",
          "openat2",
          "creat",
          "quotactl");
      long none = libc.text("/none/x");
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "chmod",
              () -> libc.call("chmod", none, 04755),
              "chmod res=-2 filename=/none/x"
                  + " mode=S_IXOTH|S_IROTH|S_IXGRP|S_IRGRP|S_IXUSR|S_IWUSR|S_IRUSR|S_ISUID"),
          ProbeCase.of(
              "fchmod",
              () -> libc.call("fchmod", 9999, 0600),
              "fchmod res=-9 fd=9999 mode=S_IWUSR|S_IRUSR"),
          ProbeCase.of(
              "fchmodat",
              () -> libc.call("fchmodat", AT_FDCWD, none, 1),
              "fchmodat res=-2 dirfd=-100 filename=/none/x mode=S_IXOTH"),
          ProbeCase.of(
              "chown",
              () -> libc.call("chown", none, 5, 6),
              "chown res=-2 path=/none/x uid=5 gid=6"),
          ProbeCase.of(
              "lchown",
              () -> libc.call("lchown", none, -1, 6),
              "lchown res=-2 path=/none/x uid=4294967295 gid=6"),
          ProbeCase.of(
              "fchown", () -> libc.call("fchown", 9999, 5, 6), "fchown res=-9 fd=9999 uid=5 gid=6"),
          ProbeCase.of(
              "fchownat",
              () -> libc.call("fchownat", AT_FDCWD, none, 5, 6, 0x1000),
              "fchownat res=-2 dirfd=-100 pathname=/none/x uid=5 gid=6 flags=AT_EMPTY_PATH"),
          ProbeCase.of(
              "mount",
              () -> libc.call("mount", libc.text("dev"), none, libc.text("tmpfs"), 0xc0ed0001L, 0),
              "mount res=-2 dev=dev dir=/none/x type=tmpfs flags=RDONLY"),
          ProbeCase.of(
              "umount2",
              () -> libc.call("umount2", none, 2),
              "umount2 res=-2 name=/none/x flags=DETACH"),
          ProbeCase.of(
              "fsconfig",
              () -> libc.call("fsconfig", 9999, 1, libc.text("key"), libc.text("value"), 7),
              "fsconfig res=-# fd=9999 cmd=FSCONFIG_SET_STRING key=key value_bytebuf= value_charbuf="
                  + " aux=7"),
          ProbeCase.of(
              "openat2",
              () -> libc.call("openat2", AT_FDCWD, none, libc.longs(0100 | 1, 0600, 8 | 4), 24),
              "openat2 fd=-18 dirfd=-100 name=/none/x flags=O_CREAT|O_WRONLY mode=384"
                  + " resolve=RESOLVE_BENEATH|RESOLVE_NO_SYMLINKS dev=0 ino=0"),
          ProbeCase.of(
              "creat",
              () -> libc.call("creat", none, 0640),
              "creat fd=-2 name=/none/x mode=416 dev=0 ino=0 creat_flags=0"),
          ProbeCase.of(
              "open_by_handle_at",
              () -> libc.call("open_by_handle_at", 9999, libc.memory(64).address(), 2),
              "open_by_handle_at fd=-# mountfd=9999 flags=O_RDWR path= dev=0 ino=0"),
          ProbeCase.of(
              "quotactl",
              () -> libc.call("quotactl", 0x800007L << 8 | 1, libc.text("/dev/none"), 12, 0),
              "quotactl res=-# special=/dev/none quotafilepath= dqb_bhardlimit=0 dqb_bsoftlimit=0"
                  + " dqb_curspace=0 dqb_ihardlimit=0 dqb_isoftlimit=0 dqb_btime=0 dqb_itime=0"
                  + " dqi_bgrace=0 dqi_igrace=0 dqi_flags=0 quota_fmt_out=QFMT_NOT_USED"
                  + " cmd=Q_GETQUOTA type=GRPQUOTA id=12 quota_fmt=QFMT_NOT_USED"));
    }
  }

  @Test
  void pathOfAHandleIsThatOfTheKernel() throws Exception {
    Path file = Files.createFile(folder.resolve("handled"));
    try (Libc libc = new Libc();
        LiveProbe probe = new LiveProbe(libc)) {
      probe.want(0, "open_by_handle_at");
      var handle = libc.memory(256);
      handle.set(ValueLayout.JAVA_INT, 0, 128);
      libc.done(
          "name_to_handle_at",
          AT_FDCWD,
          libc.text(file.toString()),
          handle.address(),
          libc.memory(16).address(),
          0);
      long mount = libc.done("openat", AT_FDCWD, libc.text(folder.toString()), 0, 0);
      LiveOpenTest.check(
          probe,
          ProbeCase.of(
              "open_by_handle_at",
              () -> libc.done("close", libc.done("open_by_handle_at", mount, handle.address(), 0)),
              "open_by_handle_at fd=# mountfd=# flags=O_RDONLY path="
                  + file.toRealPath()
                  + " dev=# ino="
                  + Files.getAttribute(file, "unix:ino")));
      libc.done("close", mount);
    }
  }
}
