package dev.saker.state.fields;

import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import java.util.Arrays;

/** Texts that follow from the kind and the name of a descriptor. */
final class FdNames {
  private static final byte[][] TYPES = {
    Bytes.of("<NA>"),
    Bytes.of("file"),
    Bytes.of("directory"),
    Bytes.of("ipv4"),
    Bytes.of("ipv6"),
    Bytes.of("ipv4"),
    Bytes.of("ipv6"),
    Bytes.of("pipe"),
    Bytes.of("unix"),
    Bytes.of("event"),
    Bytes.of("<NA>"),
    Bytes.of("signalfd"),
    Bytes.of("eventpoll"),
    Bytes.of("inotify"),
    Bytes.of("timerfd"),
    Bytes.of("netlink"),
    Bytes.of("file"),
    Bytes.of("bpf"),
    Bytes.of("userfaultfd"),
    Bytes.of("io_uring"),
    Bytes.of("memfd"),
    Bytes.of("pidfd")
  };

  private FdNames() {}

  /** Kind of the descriptor as {@code fd.type} shows it. */
  static byte[] type(FdEntry entry) {
    return TYPES[entry.type.ordinal()];
  }

  /** Name of the descriptor with a slash at its end, unless it has one or is empty. */
  static byte[] directory(FdEntry entry) {
    byte[] name = entry.name;
    if (name.length == 0 || name[name.length - 1] == '/') {
      return name;
    }
    byte[] directory = Arrays.copyOf(name, name.length + 1);
    directory[name.length] = '/';
    return directory;
  }
}
