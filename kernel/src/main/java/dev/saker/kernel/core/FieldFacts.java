package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.CoreRelocation.Kind;
import dev.saker.kernel.error.FormatException;

/**
 * What there is to know about a field at the end of a path.
 *
 * @param byteOffset where to read from; for a bit field, where the integer that holds it begins
 * @param byteSize how much to read
 * @param bitFieldBits bits of a bit field, or 0
 * @param bitOffset where the field itself begins
 * @param type id of its type
 */
record FieldFacts(
    long byteOffset,
    long byteSize,
    int bitFieldBits,
    long bitOffset,
    int type,
    Btf btf,
    boolean isElement) {

  static FieldFacts of(AccessPath path) {
    Btf btf = path.btf();
    AccessPath.Step last = path.last();
    if (!last.isNamed()) {
      return new FieldFacts(
          path.bitOffset() / 8,
          btf.sizeOf(last.type()),
          0,
          path.bitOffset(),
          last.type(),
          btf,
          true);
    }
    BtfType.Composite struct = (BtfType.Composite) btf.type(last.type());
    BtfType.Member member = struct.members().get(last.index());
    int type = btf.skipModifiers(member.type());
    long size = btf.sizeOf(type);
    long offset = path.bitOffset() / 8;
    if (member.bitSize() > 0) {
      offset = offset / size * size;
      while (path.bitOffset() + member.bitSize() - offset * 8 > size * 8) {
        if (size >= 8) {
          throw new FormatException(
              "bit field cannot be read with one load: type="
                  + struct.name()
                  + " field="
                  + member.name());
        }
        size *= 2;
        offset = path.bitOffset() / 8 / size * size;
      }
    }
    return new FieldFacts(offset, size, member.bitSize(), path.bitOffset(), type, btf, false);
  }

  long value(Kind kind) {
    long bits = bitFieldBits > 0 ? bitFieldBits : byteSize * 8;
    return switch (kind) {
      case FIELD_BYTE_OFFSET -> byteOffset;
      case FIELD_BYTE_SIZE -> byteSize;
      case FIELD_EXISTS -> 1;
      case FIELD_SIGNED -> named(isSigned() ? 1 : 0);
      case FIELD_LEFT_SHIFT -> named(64 - (bitOffset + bits - byteOffset * 8));
      case FIELD_RIGHT_SHIFT -> named(64 - bits);
      case TYPE_ID_LOCAL,
          TYPE_ID_TARGET,
          TYPE_EXISTS,
          TYPE_SIZE,
          TYPE_MATCHES,
          ENUM_VALUE_EXISTS,
          ENUM_VALUE ->
          throw new IllegalArgumentException("is not about a field: kind=" + kind);
    };
  }

  private long named(long value) {
    if (isElement) {
      throw new FormatException("elements of arrays have offset and size only");
    }
    return value;
  }

  private boolean isSigned() {
    return switch (btf.type(type)) {
      case BtfType.Int type -> type.isSigned();
      case BtfType.Enumeration type -> type.signed();
      default -> false;
    };
  }

  /** Whether the value that the compiler put in is certain. That of bit fields it may choose. */
  boolean isCertain(Kind kind) {
    return bitFieldBits == 0 || kind == Kind.FIELD_SIGNED || kind == Kind.FIELD_RIGHT_SHIFT;
  }

  /**
   * Bytes that a load of the field reads, an element of it when it is an array; 0 for a bit field.
   */
  int loadBytes() {
    if (bitFieldBits > 0) {
      return 0;
    }
    return (int) btf.sizeOf(elementType());
  }

  private int elementType() {
    int id = type;
    while (btf.resolved(id) instanceof BtfType.Array array) {
      id = array.element();
    }
    return btf.skipModifiers(id);
  }

  /** Whether a load of this may become one of that: both are pointers, or unsigned integers. */
  boolean isExchangeable(FieldFacts that) {
    BtfType a = btf.type(type);
    BtfType b = that.btf.type(that.type);
    return a instanceof BtfType.Pointer && b instanceof BtfType.Pointer
        || a instanceof BtfType.Int i
            && b instanceof BtfType.Int j
            && i.encoding() != 1
            && j.encoding() != 1;
  }
}
