package dev.saker.kernel.btf;

/**
 * The layout of BTF.
 *
 * <pre>
 *   0       2         3       4          8          12         16         20         24
 *   +-------+---------+-------+----------+----------+----------+----------+----------+
 *   | magic | version | flags | header   | types at | types    | texts at | texts    |
 *   |       | 1       |       | bytes    |          | bytes    |          | bytes    |
 *   +-------+---------+-------+----------+----------+----------+----------+----------+
 *
 *   type:   0       4                                  8             12
 *           +-------+----------------------------------+-------------+-------------
 *           | name  | flag 1 | 0 | kind 5 | 0 | count 16 | size or type | by kind
 *           +-------+----------------------------------+-------------+-------------
 * </pre>
 *
 * Offsets count from the end of the header. Names are offsets of texts, each ended by a NUL; the
 * text at 0 is empty.
 */
final class BtfLayout {
  static final int MAGIC = 0xeb9f;
  static final int VERSION = 1;
  static final int HEADER_BYTES = 24;
  static final int TYPE_BYTES = 12;

  static final int INT = 1;
  static final int POINTER = 2;
  static final int ARRAY = 3;
  static final int STRUCT = 4;
  static final int UNION = 5;
  static final int ENUM = 6;
  static final int FORWARD = 7;
  static final int TYPEDEF = 8;
  static final int VOLATILE = 9;
  static final int CONST = 10;
  static final int RESTRICT = 11;
  static final int FUNCTION = 12;
  static final int PROTOTYPE = 13;
  static final int VARIABLE = 14;
  static final int DATA_SECTION = 15;
  static final int FLOAT = 16;
  static final int DECLARATION_TAG = 17;
  static final int TYPE_TAG = 18;
  static final int ENUM_64 = 19;

  private BtfLayout() {}

  static int kind(int info) {
    return info >> 24 & 0x1f;
  }

  static int count(int info) {
    return info & 0xffff;
  }

  static boolean flag(int info) {
    return info < 0;
  }

  static int info(int kind, int count, boolean flag) {
    return kind << 24 | count | (flag ? 1 << 31 : 0);
  }

  /** Bytes behind the common part, or -1 when there is no such kind. */
  static int extraBytes(int info) {
    int count = count(info);
    return switch (kind(info)) {
      case INT, VARIABLE, DECLARATION_TAG -> 4;
      case ARRAY -> 12;
      case STRUCT, UNION, DATA_SECTION, ENUM_64 -> 12 * count;
      case ENUM, PROTOTYPE -> 8 * count;
      case POINTER, FORWARD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNCTION, FLOAT, TYPE_TAG -> 0;
      default -> -1;
    };
  }
}
