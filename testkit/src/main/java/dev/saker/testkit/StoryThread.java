package dev.saker.testkit;

import java.util.List;

/** A thread of a {@link RandomStory}, as far as later events depend on it. */
record StoryThread(
    long tid,
    long pid,
    long ptid,
    long vtid,
    long vpid,
    String comm,
    String exe,
    String cgroups,
    int uid) {

  static final String HOST_CGROUPS = "cpuset=/\0cpu=/user.slice\0memory=/user.slice\0";

  static final List<String> CGROUPS =
      List.of(
          HOST_CGROUPS,
          "cpuset=/docker/" + id('a') + "\0memory=/docker/" + id('a') + "\0",
          "cpu=/kubepods/burstable/pod1234/" + id('b') + "\0",
          "cpuset=/system.slice/docker-" + id('c') + ".scope\0",
          "cpuset=/kubepods.slice/kubepods-pod12.slice/crio-" + id('d') + ".scope\0",
          "cpuset=/libpod_parent/libpod-" + id('e') + "\0");

  static final List<String> PROGRAMS =
      List.of(
          "/bin/bash",
          "/bin/sh",
          "/usr/bin/cat",
          "/usr/sbin/nginx",
          "/usr/sbin/sshd",
          "/usr/bin/apt-get",
          "/usr/bin/python3.11",
          "/tmp/a.out",
          "/usr/bin/curl",
          "/usr/lib/systemd/systemd-udevd",
          "/bin/busybox");

  StoryThread running(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    return new StoryThread(
        tid,
        pid,
        ptid,
        vtid,
        vpid,
        name.substring(0, Math.min(15, name.length())),
        program,
        cgroups,
        uid);
  }

  private static String id(char digit) {
    return String.valueOf(digit).repeat(12) + "0123456789ab".repeat(5).substring(0, 52);
  }
}
