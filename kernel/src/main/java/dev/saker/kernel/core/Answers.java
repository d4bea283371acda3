package dev.saker.kernel.core;

import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.CoreRelocation.Kind;
import java.util.Optional;

/** Works out what a relocation comes to, given the path in the file and the one in the kernel. */
final class Answers {
  private Answers() {}

  static Answer of(Kind kind, AccessPath local, Optional<AccessPath> target) {
    if (CoreKinds.isType(kind)) {
      long after = target.map(path -> type(kind, path)).orElse(0L);
      return Answer.of(type(kind, local), after, kind != Kind.TYPE_ID_TARGET);
    }
    if (kind == Kind.FIELD_EXISTS || kind == Kind.ENUM_VALUE_EXISTS) {
      return Answer.of(1, target.isPresent() ? 1 : 0, true);
    }
    if (target.isEmpty()) {
      return Answer.POISON;
    }
    if (kind == Kind.ENUM_VALUE) {
      return Answer.of(enumValue(local), enumValue(target.get()), true);
    }
    return field(kind, FieldFacts.of(local), FieldFacts.of(target.get()));
  }

  private static Answer field(Kind kind, FieldFacts local, FieldFacts target) {
    long before = local.value(kind);
    long after = target.value(kind);
    boolean certain = local.isCertain(kind);
    if (kind != Kind.FIELD_BYTE_OFFSET) {
      return Answer.of(before, after, certain);
    }
    int beforeBytes = local.loadBytes();
    int afterBytes = target.loadBytes();
    boolean resizable = beforeBytes == afterBytes || local.isExchangeable(target);
    return new Answer(false, before, after, certain, beforeBytes, afterBytes, resizable);
  }

  private static long type(Kind kind, AccessPath path) {
    return switch (kind) {
      case TYPE_ID_TARGET -> path.root();
      case TYPE_SIZE -> path.btf().sizeOf(path.root());
      default -> 1;
    };
  }

  private static long enumValue(AccessPath path) {
    BtfType.Enumeration type = (BtfType.Enumeration) path.btf().type(path.last().type());
    return type.values().get(path.last().index()).value();
  }
}
