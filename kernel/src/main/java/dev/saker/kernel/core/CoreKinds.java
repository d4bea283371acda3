package dev.saker.kernel.core;

import dev.saker.kernel.btf.CoreRelocation.Kind;

/** What a kind of relocation is about: a field, a type or a value of an enumeration. */
final class CoreKinds {
  private CoreKinds() {}

  static boolean isType(Kind kind) {
    return switch (kind) {
      case TYPE_ID_LOCAL, TYPE_ID_TARGET, TYPE_EXISTS, TYPE_SIZE, TYPE_MATCHES -> true;
      case FIELD_BYTE_OFFSET,
          FIELD_BYTE_SIZE,
          FIELD_EXISTS,
          FIELD_SIGNED,
          FIELD_LEFT_SHIFT,
          FIELD_RIGHT_SHIFT,
          ENUM_VALUE_EXISTS,
          ENUM_VALUE ->
          false;
    };
  }

  static boolean isEnumeration(Kind kind) {
    return kind == Kind.ENUM_VALUE || kind == Kind.ENUM_VALUE_EXISTS;
  }
}
