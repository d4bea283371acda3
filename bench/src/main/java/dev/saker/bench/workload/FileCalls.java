package dev.saker.bench.workload;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventType;

/** System calls on files, by the task that a lane runs. All descriptors are close-on-exec. */
final class FileCalls {
  static final int READ = 1 | 4096;
  static final int WRITE = 2 | 4 | 4096;
  static final int APPEND = 2 | 4 | 8 | 4096;
  static final int REWRITE = 2 | 4 | 256 | 4096;
  static final int DIRECTORY = 1 | 1024 | 4096;

  static final int NOT_FOUND = -2;
  private static final int CURRENT_DIRECTORY = -100;
  private static final int FILE_SYSTEM = 0x803;
  private static final int OVERLAY = 0x2e;
  private static final int LOWER_LAYER = 65536;
  private static final int CREATE = 4;

  private final Lane lane;
  private final Dice dice;

  FileCalls(Lane lane, Dice dice) {
    this.lane = lane;
    this.dice = dice;
  }

  int open(byte[] path, int flags) {
    int fd = lane.task().descriptors.add();
    opened(fd, path, flags);
    return fd;
  }

  /** An attempt at what is not there. */
  void openMissing(byte[] path) {
    opened(NOT_FOUND, path, READ);
  }

  private void opened(int result, byte[] path, int flags) {
    boolean container = lane.task().realm.isContainer();
    boolean found = result >= 0;
    lane.start(Codes.OPENAT)
        .number(result)
        .number(CURRENT_DIRECTORY)
        .bytes(path)
        .number(container && found && (flags & CREATE) == 0 ? flags | LOWER_LAYER : flags)
        .number((flags & CREATE) == 0 ? 0 : 0644)
        .number(!found ? 0 : container ? OVERLAY : FILE_SYSTEM)
        .number(found ? dice.between(1000, 900_000) : 0);
    lane.end();
  }

  void close(int fd) {
    lane.start(Codes.CLOSE).number(0).number(fd);
    lane.end();
    lane.task().descriptors.remove(fd);
  }

  void read(int fd, int size) {
    transfer(Codes.READ, fd, size, size);
  }

  /** A read that finds the end of the file. */
  void readEnd(int fd) {
    transfer(Codes.READ, fd, 0, 4096);
  }

  void write(int fd, int size) {
    transfer(Codes.WRITE, fd, size, size);
  }

  void writev(int fd, int size) {
    transfer(Codes.WRITEV, fd, size, size);
  }

  private void transfer(EventType type, int fd, int result, int size) {
    data(lane.start(type).number(result), result).number(fd).number(size);
    lane.end();
  }

  void pread(int fd, int size, long position) {
    at(Codes.PREAD, fd, size, position);
  }

  void pwrite(int fd, int size, long position) {
    at(Codes.PWRITE, fd, size, position);
  }

  private void at(EventType type, int fd, int size, long position) {
    data(lane.start(type).number(size), size).number(fd).number(size).number(position);
    lane.end();
  }

  private EventBuilder data(EventBuilder out, int size) {
    return out.bytes(Payload.BYTES, Payload.offset(dice), Math.min(size, Payload.MAX_BYTES));
  }

  void sendfile(int from, int to, int size) {
    lane.start(Codes.SENDFILE).number(size).number(0).number(to).number(from).number(size);
    lane.end();
  }

  void fstat(int fd) {
    lane.start(Codes.FSTAT).number(0).number(fd);
    lane.end();
  }

  void seek(int fd, long position) {
    lane.start(Codes.LSEEK).number(position).number(fd).number(position).number(0);
    lane.end();
  }

  void list(int fd, int size) {
    lane.start(Codes.GETDENTS).number(size).number(fd);
    lane.end();
  }

  void control(int fd) {
    lane.start(Codes.IOCTL).number(0).number(fd).number(0x5413).number(0x7ffd_1000_2000L);
    lane.end();
  }

  /** Asks for the flags of a descriptor. */
  void flags(int fd) {
    lane.start(Codes.FCNTL).number(2).number(fd).number(4).number(0);
    lane.end();
  }

  void stat(byte[] path, boolean found) {
    if (dice.oneIn(3)) {
      lane.start(Codes.STAT).number(found ? 0 : NOT_FOUND).bytes(path);
    } else {
      lane.start(Codes.NEWFSTATAT)
          .number(found ? 0 : NOT_FOUND)
          .number(CURRENT_DIRECTORY)
          .bytes(path)
          .number(0);
    }
    lane.end();
  }

  void access(byte[] path, boolean found) {
    lane.start(Codes.ACCESS).number(found ? 0 : NOT_FOUND).bytes(path).number(4);
    lane.end();
  }

  void unlink(byte[] path) {
    lane.start(Codes.UNLINK).number(0).bytes(path);
    lane.end();
  }

  void rename(byte[] from, byte[] to) {
    lane.start(Codes.RENAME).number(0).bytes(from).bytes(to);
    lane.end();
  }

  void symlink(byte[] target, byte[] path) {
    lane.start(Codes.SYMLINK).number(0).bytes(target).bytes(path);
    lane.end();
  }

  /** Makes a pipe; the lower number is for reading, and the other follows it. */
  int pipe() {
    Descriptors descriptors = lane.task().descriptors;
    int in = descriptors.add();
    int out = descriptors.add();
    lane.start(Codes.PIPE2)
        .number(0)
        .number(in)
        .number(out)
        .number(dice.between(10_000, 99_999))
        .number(4096);
    lane.end();
    return in;
  }

  void duplicate(int fd, int onto) {
    lane.start(Codes.DUP2).number(onto).number(fd).number(onto);
    lane.end();
  }

  /** Opens, reads to the end, closes. */
  void readWhole(byte[] path, int reads) {
    int fd = open(path, READ);
    if (dice.oneIn(2)) {
      fstat(fd);
    }
    for (int i = 0; i < reads; i++) {
      read(fd, dice.between(20, 4096));
    }
    readEnd(fd);
    close(fd);
  }
}
