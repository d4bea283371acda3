package dev.saker.events;

/** Kinds of file descriptor; the order is that of the numbers in capture files. */
public enum DescriptorType {
  UNKNOWN('o'),
  FILE('f'),
  DIRECTORY('d'),
  IPV4_SOCKET('4'),
  IPV6_SOCKET('6'),
  IPV4_SERVER('4'),
  IPV6_SERVER('6'),
  FIFO('p'),
  UNIX_SOCKET('u'),
  EVENT('e'),
  UNSUPPORTED('X'),
  SIGNALFD('s'),
  EVENTPOLL('l'),
  INOTIFY('i'),
  TIMERFD('t'),
  NETLINK('n'),
  FILE_V2('f'),
  BPF('b'),
  USERFAULTFD('u'),
  IO_URING('r'),
  MEMFD('m'),
  PIDFD('P');

  private static final DescriptorType[] BY_NUMBER = values();

  private final char letter;

  DescriptorType(char letter) {
    this.letter = letter;
  }

  /** The letter that stands for the kind in {@code fd.typechar} and in printed arguments. */
  public char letter() {
    return letter;
  }

  /** The kind with this number in capture files; {@link #UNKNOWN} for a number not known. */
  public static DescriptorType of(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : UNKNOWN;
  }
}
