package dev.saker.state;

/** Kinds of container, with the numbers by which captures and metadata name them. */
public enum ContainerType {
  DOCKER(0, "docker"),
  LXC(1, "lxc"),
  LIBVIRT_LXC(2, "libvirt-lxc"),
  MESOS(3, "mesos"),
  RKT(4, "rkt"),
  CUSTOM(5, ""),
  CRI(6, "cri"),
  CONTAINERD(7, "containerd"),
  CRIO(8, "cri-o"),
  BPM(9, "bpm"),
  STATIC(10, ""),
  PODMAN(11, "podman"),
  HOST(0xfffe, "host"),
  UNKNOWN(0xffff, "");

  private final int number;

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes it
  private final byte[] text;

  ContainerType(int number, String text) {
    this.number = number;
    this.text = Bytes.of(text);
  }

  public int number() {
    return number;
  }

  /** Name as in {@code container.type}; empty for kinds that have none. */
  public byte[] text() {
    return text;
  }

  /** The kind with this number; {@link #UNKNOWN} for any other number. */
  public static ContainerType of(long number) {
    for (ContainerType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    return UNKNOWN;
  }
}
