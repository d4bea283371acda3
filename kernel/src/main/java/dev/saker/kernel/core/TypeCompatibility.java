package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.error.FormatException;

/**
 * Whether a type of the file and one of the kernel may stand for each other. Names of the roots
 * agree.
 */
final class TypeCompatibility {
  private static final int MAX_DEPTH = 32;

  private final Btf local;
  private final Btf target;

  TypeCompatibility(Btf local, Btf target) {
    this.local = local;
    this.target = target;
  }

  /** Whether both are of the same form; integers and enumerations of any size are. */
  static boolean sameForm(BtfType a, BtfType b) {
    if (a instanceof BtfType.Composite c && b instanceof BtfType.Composite d) {
      return c.isUnion() == d.isUnion();
    }
    return a.getClass() == b.getClass();
  }

  /** For fields: whether one can be read where the other was compiled in. */
  boolean areFieldsCompatible(int localId, int targetId) {
    int a = localId;
    int b = targetId;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      BtfType localType = local.resolved(a);
      BtfType targetType = target.resolved(b);
      if (localType instanceof BtfType.Composite && targetType instanceof BtfType.Composite) {
        return true;
      }
      if (!sameForm(localType, targetType)) {
        return false;
      }
      switch (localType) {
        case BtfType.Pointer ignored -> {
          return true;
        }
        case BtfType.Floating ignored -> {
          return true;
        }
        case BtfType.Int i -> {
          return i.bitOffset() == 0 && ((BtfType.Int) targetType).bitOffset() == 0;
        }
        case BtfType.Array array -> {
          a = array.element();
          b = ((BtfType.Array) targetType).element();
        }
        case BtfType.Enumeration ignored -> {
          return sameOrNoName(localType, targetType);
        }
        case BtfType.Forward ignored -> {
          return sameOrNoName(localType, targetType);
        }
        default -> {
          return false;
        }
      }
    }
    throw tooDeep();
  }

  private static boolean sameOrNoName(BtfType a, BtfType b) {
    return a.name().isEmpty()
        || b.name().isEmpty()
        || Btf.essential(a.name()).equals(Btf.essential(b.name()));
  }

  /** For whole types: whether the kernel has such a type, whatever is in it. */
  boolean areTypesCompatible(int localId, int targetId) {
    return sameForm(local.type(localId), target.type(targetId))
        && areTypesCompatible(localId, targetId, MAX_DEPTH);
  }

  private boolean areTypesCompatible(int localId, int targetId, int level) {
    int a = localId;
    int b = targetId;
    for (int depth = level; depth > 0; depth--) {
      BtfType localType = local.resolved(a);
      BtfType targetType = target.resolved(b);
      if (!sameForm(localType, targetType)) {
        return false;
      }
      switch (localType) {
        case BtfType.Int i -> {
          return i.bitOffset() == 0 && ((BtfType.Int) targetType).bitOffset() == 0;
        }
        case BtfType.Pointer pointer -> {
          a = pointer.to();
          b = ((BtfType.Pointer) targetType).to();
        }
        case BtfType.Array array -> {
          a = array.element();
          b = ((BtfType.Array) targetType).element();
        }
        case BtfType.Prototype prototype -> {
          BtfType.Prototype other = (BtfType.Prototype) targetType;
          if (!areParametersCompatible(prototype, other, depth)) {
            return false;
          }
          a = prototype.result();
          b = other.result();
        }
        case BtfType.Void ignored -> {
          return true;
        }
        case BtfType.Composite ignored -> {
          return true;
        }
        case BtfType.Enumeration ignored -> {
          return true;
        }
        case BtfType.Forward ignored -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    throw tooDeep();
  }

  private boolean areParametersCompatible(BtfType.Prototype a, BtfType.Prototype b, int depth) {
    if (a.parameters().size() != b.parameters().size()) {
      return false;
    }
    for (int i = 0; i < a.parameters().size(); i++) {
      int localId = a.parameters().get(i).type();
      int targetId = b.parameters().get(i).type();
      if (!areTypesCompatible(localId, targetId, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  private FormatException tooDeep() {
    return new FormatException("types nested too deep: local=" + local + " target=" + target);
  }
}
