package dev.saker.events;

/**
 * Wire types of event parameters. The order is that of the numbers used by capture schema 4.5.1, so
 * {@link #ordinal()} is the schema's number.
 */
public enum ParamType {
  NONE(0),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  UINT8(1),
  UINT16(2),
  UINT32(4),
  UINT64(8),
  CHARBUF(-1),
  BYTEBUF(-1),
  ERRNO(8),
  SOCKADDR(-1),
  SOCKTUPLE(-1),
  FD(8),
  PID(8),
  FDLIST(-1),
  FSPATH(-1),
  SYSCALLID(2),
  SIGTYPE(1),
  RELTIME(8),
  ABSTIME(8),
  PORT(2),
  L4PROTO(1),
  SOCKFAMILY(1),
  BOOL(4),
  IPV4ADDR(4),
  DYN(-1),
  FLAGS8(1),
  FLAGS16(2),
  FLAGS32(4),
  UID(4),
  GID(4),
  DOUBLE(8),
  SIGSET(4),
  CHARBUFARRAY(-1),
  CHARBUF_PAIR_ARRAY(-1),
  IPV4NET(-1),
  IPV6ADDR(16),
  IPV6NET(-1),
  IPADDR(-1),
  IPNET(-1),
  MODE(4),
  FSRELPATH(-1),
  ENUMFLAGS8(1),
  ENUMFLAGS16(2),
  ENUMFLAGS32(4),
  FD32(4),
  PID32(4);

  private final int sizeBytes;

  ParamType(int sizeBytes) {
    this.sizeBytes = sizeBytes;
  }

  /** Size on the wire in bytes, or -1 when the length varies. */
  public int sizeBytes() {
    return sizeBytes;
  }

  /** Whether the bytes are text that ends in a NUL which the stored length counts. */
  public boolean isText() {
    return this == CHARBUF || this == FSPATH || this == FSRELPATH;
  }

  /** Whether the number on the wire is two's complement. */
  public boolean isSigned() {
    return switch (this) {
      case INT8, INT16, INT32, INT64, ERRNO, FD, PID, FD32, PID32 -> true;
      default -> false;
    };
  }
}
