package dev.saker.events;

/** Types of the values that fields give to rules. */
public enum FieldType {
  INT8(Form.NUMBER, 1, true),
  INT16(Form.NUMBER, 2, true),
  INT32(Form.NUMBER, 4, true),
  INT64(Form.NUMBER, 8, true),
  UINT8(Form.NUMBER, 1, false),
  UINT16(Form.NUMBER, 2, false),
  UINT32(Form.NUMBER, 4, false),
  UINT64(Form.NUMBER, 8, false),
  /** Nanoseconds since the epoch. */
  ABSTIME(Form.NUMBER, 8, false),
  /** Nanoseconds. */
  RELTIME(Form.NUMBER, 8, false),
  PORT(Form.NUMBER, 2, false),
  L4PROTO(Form.NUMBER, 1, false),
  SYSCALLID(Form.NUMBER, 2, false),
  SIGTYPE(Form.NUMBER, 1, false),
  ERRNO(Form.NUMBER, 8, true),
  FD(Form.NUMBER, 8, true),
  PID(Form.NUMBER, 8, true),
  UID(Form.NUMBER, 4, false),
  GID(Form.NUMBER, 4, false),
  MODE(Form.NUMBER, 4, false),
  SIGSET(Form.NUMBER, 4, false),
  FLAGS8(Form.NUMBER, 1, false),
  FLAGS16(Form.NUMBER, 2, false),
  FLAGS32(Form.NUMBER, 4, false),
  ENUMFLAGS8(Form.NUMBER, 1, false),
  ENUMFLAGS16(Form.NUMBER, 2, false),
  ENUMFLAGS32(Form.NUMBER, 4, false),
  BOOL(Form.BOOL, 4, false),
  DOUBLE(Form.DOUBLE, 8, true),
  CHARBUF(Form.TEXT, -1, false),
  FSPATH(Form.TEXT, -1, false),
  FSRELPATH(Form.TEXT, -1, false),
  BYTEBUF(Form.BYTES, -1, false),
  /** An address of 4 or 16 bytes in network order. */
  IPADDR(Form.ADDRESS, -1, false),
  /** An address that is compared with networks. */
  IPNET(Form.ADDRESS, -1, false),
  SOCKADDR(Form.BYTES, -1, false),
  SOCKTUPLE(Form.BYTES, -1, false),
  FDLIST(Form.BYTES, -1, false),
  /** Depends on the argument of the field; replaced by a type from the event table when bound. */
  DYN(Form.BYTES, -1, false);

  /** Which part of a {@link Value} holds a value of the type. */
  public enum Form {
    /** {@link Value#number}. */
    NUMBER,
    /** {@link Value#number}, 0 or 1. */
    BOOL,
    /** {@link Value#real}. */
    DOUBLE,
    /** Byte range. */
    TEXT,
    /** Byte range. */
    BYTES,
    /** Byte range of 4 or 16 bytes. */
    ADDRESS
  }

  private final Form form;
  private final int sizeBytes;
  private final boolean signed;

  FieldType(Form form, int sizeBytes, boolean signed) {
    this.form = form;
    this.sizeBytes = sizeBytes;
    this.signed = signed;
  }

  /** The type of a field that gives an event parameter as it is. */
  public static FieldType of(ParamType type) {
    return switch (type) {
      case FD32 -> FD;
      case PID32 -> PID;
      case IPV4ADDR, IPV6ADDR -> IPADDR;
      case IPV4NET, IPV6NET -> IPNET;
      case SOCKFAMILY -> L4PROTO;
      case CHARBUFARRAY, CHARBUF_PAIR_ARRAY, NONE -> DYN;
      default -> valueOf(type.name());
    };
  }

  public Form form() {
    return form;
  }

  /** Width of a number in bytes, or -1. */
  public int sizeBytes() {
    return sizeBytes;
  }

  public boolean isSigned() {
    return signed;
  }
}
