package dev.saker.testkit;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FlagTable;
import dev.saker.events.Param;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Plausible values for every type of parameter. */
final class RandomParams {
  private static final List<String> PATHS =
      List.of(
          "/etc/passwd",
          "/etc/shadow",
          "/etc/../etc/ld.so.cache",
          "/tmp/a b",
          "relative/file",
          "./x",
          "../up/../y",
          "/",
          "",
          "/usr/bin/apt-get",
          "/proc/1/environ",
          "/dev/log",
          "/root/.ssh/id_rsa",
          "/var/log//syslog",
          "/dev/shm/x",
          "a",
          "/home/user/\u00e9t\u00e9.txt",
          "/tmp/new\nline",
          "/etc/cron.d/job",
          "dir/./f",
          "pipe:[123]");
  private static final List<String> TEXTS =
      List.of(
          "", "x", "hello world", "a=b", "GET / HTTP/1.1", "\u00fcber", "user.name", "tab\there");
  private static final int ERRORS = 40;

  private final Random random;
  private final List<StoryThread> threads;

  RandomParams(Random random, List<StoryThread> threads) {
    this.random = random;
    this.threads = threads;
  }

  static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  static int flag(String table, String name) {
    return Objects.requireNonNull(EventTable.flags(table)).valueOf(name).orElseThrow().intValue();
  }

  static int flagsOf(Random random, String table) {
    FlagTable flags = Objects.requireNonNull(EventTable.flags(table));
    int bits = 0;
    while (random.nextInt(3) != 0) {
      bits |= (int) pick(random, flags.entries()).value();
    }
    return bits;
  }

  /** Gives each parameter a value; one in fifty of variable length is not available. */
  void fill(EventBuilder out, EventType type, StoryThread thread) {
    boolean failed = random.nextInt(6) == 0;
    for (Param param : type.params()) {
      if (param.type().sizeBytes() < 0 && random.nextInt(50) == 0) {
        out.empty();
      } else if (param.index() == 0 && failed && isResult(param)) {
        out.number(-1 - random.nextInt(ERRORS));
      } else {
        value(out, param, thread);
      }
    }
  }

  private static boolean isResult(Param param) {
    return param.name().equals("res") || param.name().equals("fd");
  }

  private void value(EventBuilder out, Param param, StoryThread thread) {
    switch (param.type()) {
      case FD -> out.number(descriptor(param));
      case FD32 -> out.number(random.nextInt(20));
      case PID, PID32 -> out.number(random.nextInt(10) == 0 ? -1 : pick(random, threads).pid());
      case UID, GID -> out.number(pick(random, List.of(0, 1000, 33, -1, thread.uid())));
      case ERRNO -> out.number(random.nextInt(3) == 0 ? random.nextInt(300) : 0);
      case CHARBUF -> out.text(pick(random, TEXTS));
      case FSPATH, FSRELPATH -> out.text(pick(random, PATHS));
      case BYTEBUF -> out.bytes(buffer());
      case SOCKADDR -> out.bytes(Sockets.address(random));
      case SOCKTUPLE -> out.bytes(Sockets.tuple(random));
      case FDLIST -> out.bytes(descriptorList());
      case DYN -> out.bytes(dynamic(param));
      case FLAGS8, FLAGS16, FLAGS32, MODE -> out.number(flags(param));
      case ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> out.number(enumeration(param));
      case SIGTYPE -> out.number(random.nextInt(34));
      case SYSCALLID -> out.number(random.nextInt(454));
      case PORT -> out.number(random.nextInt(65536));
      case RELTIME -> out.number(random.nextLong(10_000_000_000L));
      case ABSTIME -> out.number(1_700_000_000_000_000_000L + random.nextInt());
      case INT8, UINT8 -> out.number(random.nextInt(256));
      case INT16, UINT16 -> out.number(random.nextInt(65536));
      case INT32, UINT32, SIGSET ->
          out.number(random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(5000));
      case INT64, UINT64 ->
          out.number(random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(100_000));
      default -> out.empty();
    }
  }

  private long descriptor(Param param) {
    if (param.name().endsWith("dir") || param.name().endsWith("dirfd")) {
      return random.nextInt(3) == 0 ? random.nextInt(20) : -100;
    }
    return random.nextInt(40) == 0 ? -1 : random.nextInt(20);
  }

  private long flags(Param param) {
    FlagTable table = param.flags();
    if (table == null || random.nextInt(20) == 0) {
      return random.nextInt(1 << 12);
    }
    return flagsOf(random, table.name());
  }

  private long enumeration(Param param) {
    FlagTable table = param.flags();
    if (table == null || random.nextInt(20) == 0) {
      return random.nextInt(100);
    }
    return pick(random, table.entries()).value();
  }

  private byte[] buffer() {
    byte[] bytes = new byte[random.nextInt(80) + 1];
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    } else {
      byte[] text =
          "<13>some log line with text \u00e4 0123456789".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = text[i % text.length];
      }
    }
    return bytes;
  }

  private byte[] descriptorList() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = random.nextInt(5);
    little(out, count, 2);
    for (int i = 0; i < count; i++) {
      little(out, random.nextInt(20), 8);
      little(out, random.nextInt(64), 2);
    }
    return out.toByteArray();
  }

  private byte[] dynamic(Param param) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (param.name()) {
      case "val" -> {
        int index = random.nextInt(5);
        out.write(index);
        switch (index) {
          case 0 -> out.writeBytes(buffer());
          case 2 -> little(out, random.nextInt(5000), 4);
          default -> little(out, random.nextInt(1_000_000), 8);
        }
      }
      case "addr", "data" -> {
        int index = random.nextInt(2);
        out.write(index);
        little(out, random.nextInt(30), index == 0 ? 8 : 1);
      }
      default -> {
        int index = random.nextInt(2);
        out.write(index);
        if (index == 0) {
          little(out, random.nextInt(5000), 8);
        } else {
          out.writeBytes("keyring\0".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return out.toByteArray();
  }

  static void little(ByteArrayOutputStream out, long value, int size) {
    for (int i = 0; i < size; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
