package dev.saker.bench.workload;

import org.jspecify.annotations.Nullable;

/** Something that an intruder does, and that rules for runtime security should notice. */
enum Act {
  READS_PASSWORDS(false, Image.of("/usr/bin/cat", "/home/alice/", "/etc/shadow")) {
    @Override
    void go(Task task, Lane lane) {
      lane.files.readWhole(Texts.text("/etc/shadow"), 1);
    }
  },
  CLEARS_LOG(false, Image.of("/usr/bin/tee", "/home/alice/", "/var/log/auth.log")) {
    @Override
    void go(Task task, Lane lane) {
      int fd = lane.files.open(Texts.text("/var/log/auth.log"), FileCalls.REWRITE);
      lane.files.close(fd);
    }
  },
  LINKS_TO_PASSWORDS(false, Image.of("/usr/bin/ln", "/tmp/", "-s", "/etc/shadow", "/tmp/s")) {
    @Override
    void go(Task task, Lane lane) {
      lane.files.symlink(Texts.text("/etc/shadow"), Texts.text("/tmp/s"));
    }
  },
  SEEKS_KEYS(false, Image.of("/usr/bin/find", "/home/alice/", "/home", "-name", "id_rsa")),
  RUNS_FROM_SHARED_MEMORY(false, Image.daemon("/dev/shm/.x", "-q")),
  RUNS_FROM_MEMORY(false, Image.of("/memfd:payload", "/home/alice/")) {
    @Override
    int execFlags() {
      return FROM_MEMORY;
    }
  },
  RUNS_WHAT_IT_DROPPED(true, Image.of("/tmp/kit", "/tmp/")) {
    @Override
    int execFlags() {
      return UPPER_LAYER;
    }
  },
  OPENS_TERMINAL_SHELL(true, Image.of("/bin/bash", "/")) {
    @Override
    int terminal() {
      return TERMINAL;
    }
  },
  SNIFFS(true, Image.of("/usr/bin/sniff", "/")) {
    @Override
    void go(Task task, Lane lane) {
      lane.files.close(lane.sockets.socket(SocketCalls.PACKET, SocketCalls.RAW, 768));
    }
  },
  CALLS_HOME(true, Image.of("/usr/bin/perl", "/", "-e", "connect")) {
    @Override
    void go(Task task, Lane lane) {
      Peers home = new Peers(Peers.own(task), 41_234, Peers.address(203, 0, 113, 7), 9001);
      int fd = lane.sockets.socket(SocketCalls.INTERNET, SocketCalls.STREAM, 6);
      lane.sockets.connect(fd, home, true);
      lane.files.duplicate(fd, 0);
      lane.files.close(fd);
    }
  };

  private static final int UPPER_LAYER = 2;
  private static final int FROM_MEMORY = 4;
  private static final int TERMINAL = 34_817;

  private final boolean inContainer;
  private final Image image;

  Act(boolean inContainer, Image image) {
    this.inContainer = inContainer;
    this.image = image;
  }

  /** Whether it happens in a container, entered from the host; else below a shell of the host. */
  boolean inContainer() {
    return inContainer;
  }

  /** After the program has started. */
  void go(Task task, Lane lane) {}

  int execFlags() {
    return inContainer ? ProcessCalls.LOWER_LAYER : 0;
  }

  int terminal() {
    return 0;
  }

  /** What forks the task that acts, in that container or, without one, where the parent is. */
  Program entry(@Nullable Realm container) {
    return (parent, lane, world) ->
        lane.processes.fork((task, own, same) -> intrude(task, own, container), world);
  }

  private void intrude(Task task, Lane lane, @Nullable Realm container) {
    if (container != null) {
      task.realm = container;
      task.uid = 0;
      task.sid = task.pid;
      task.tty = terminal();
    }
    lane.processes.exec(image, execFlags());
    Job.load(lane, lane.dice());
    go(task, lane);
    lane.processes.exit(0);
  }
}
