package dev.saker.bench.example;

import java.util.List;

/**
 * A process with one thread, as it is at one moment of the story.
 *
 * @param pid process and thread id
 * @param parent process id of its parent
 * @param virtualPid process id inside its container; the same as {@code pid} outside
 * @param exe path of its program
 * @param args arguments behind the program's name
 * @param cwd current directory
 * @param cgroups control groups, {@code subsystem=path}
 * @param uid user and group id
 * @param tty device number of its terminal; 0 for none
 * @param loginUid user that logged in; -1 for none
 */
record Actor(
    long pid,
    long parent,
    long virtualPid,
    String exe,
    List<String> args,
    String cwd,
    List<String> cgroups,
    int uid,
    int tty,
    int loginUid) {

  private static final int NAME_BYTES = 15;

  Actor {
    args = List.copyOf(args);
    cgroups = List.copyOf(cgroups);
  }

  /** Name as the kernel cuts it. */
  String name() {
    String name = exe.substring(exe.lastIndexOf('/') + 1);
    return name.substring(0, Math.min(NAME_BYTES, name.length()));
  }

  boolean isInContainer() {
    return virtualPid != pid;
  }

  /** A child of this process that has not changed yet. */
  Actor child(long childPid, long childVirtualPid) {
    return new Actor(childPid, pid, childVirtualPid, exe, args, cwd, cgroups, uid, tty, loginUid);
  }

  Actor running(String program, List<String> arguments) {
    return new Actor(pid, parent, virtualPid, program, arguments, cwd, cgroups, uid, tty, loginUid);
  }

  /** This process after a login. */
  Actor loggedIn(int user, int terminal, String directory) {
    return new Actor(pid, parent, virtualPid, exe, args, directory, cgroups, user, terminal, user);
  }

  Actor as(int user) {
    return new Actor(pid, parent, virtualPid, exe, args, cwd, cgroups, user, tty, loginUid);
  }

  /** This process after it entered a container. */
  Actor inside(List<String> groups, String directory, int terminal) {
    return new Actor(
        pid, parent, virtualPid, exe, args, directory, groups, uid, terminal, loginUid);
  }
}
