package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.error.FormatException;

/**
 * Whether all that the file says about a type is so in the kernel: every member, value and
 * parameter of the local type has its like in the target. The strictest of the questions.
 */
final class TypeMatching {
  private static final int MAX_DEPTH = 32;

  private final Btf local;
  private final Btf target;

  TypeMatching(Btf local, Btf target) {
    this.local = local;
    this.target = target;
  }

  boolean match(int localId, int targetId) {
    return match(localId, targetId, false, MAX_DEPTH);
  }

  private boolean match(int localId, int targetId, boolean reached, int level) {
    int a = localId;
    int b = targetId;
    boolean behindPointer = reached;
    for (int depth = level; depth > 0; depth--) {
      BtfType localType = local.resolved(a);
      BtfType targetType = target.resolved(b);
      if (!sameName(localType.name(), targetType.name())) {
        return false;
      }
      switch (localType) {
        case BtfType.Pointer pointer -> {
          if (!(targetType instanceof BtfType.Pointer other)) {
            return false;
          }
          behindPointer = true;
          a = pointer.to();
          b = other.to();
        }
        case BtfType.Array array -> {
          if (!(targetType instanceof BtfType.Array other) || array.count() != other.count()) {
            return false;
          }
          a = array.element();
          b = other.element();
        }
        case BtfType.Prototype prototype -> {
          if (!(targetType instanceof BtfType.Prototype other)
              || !parametersMatch(prototype, other, behindPointer, depth - 1)) {
            return false;
          }
          a = prototype.result();
          b = other.result();
        }
        case BtfType.Composite composite -> {
          return behindPointer
              ? sameFormBehindPointer(composite, targetType)
              : targetType instanceof BtfType.Composite other
                  && composite.isUnion() == other.isUnion()
                  && membersMatch(composite, other, depth - 1);
        }
        case BtfType.Enumeration enumeration -> {
          return targetType instanceof BtfType.Enumeration other && valuesMatch(enumeration, other);
        }
        case BtfType.Forward forward -> {
          return forwardMatches(forward, targetType, behindPointer);
        }
        case BtfType.Int i -> {
          return targetType instanceof BtfType.Int other
              && i.size() == other.size()
              && i.isSigned() == other.isSigned();
        }
        case BtfType.Void ignored -> {
          return targetType instanceof BtfType.Void;
        }
        default -> {
          return false;
        }
      }
    }
    throw new FormatException("types nested too deep: local=" + local + " target=" + target);
  }

  private static boolean sameName(String a, String b) {
    return Btf.essential(a).equals(Btf.essential(b));
  }

  private static boolean sameFormBehindPointer(BtfType.Composite local, BtfType target) {
    return switch (target) {
      case BtfType.Composite other -> local.isUnion() == other.isUnion();
      case BtfType.Forward other -> local.isUnion() == other.isUnion();
      default -> false;
    };
  }

  private static boolean forwardMatches(
      BtfType.Forward local, BtfType target, boolean behindPointer) {
    return switch (target) {
      case BtfType.Forward other -> local.isUnion() == other.isUnion();
      case BtfType.Composite other -> behindPointer && local.isUnion() == other.isUnion();
      default -> false;
    };
  }

  private boolean membersMatch(BtfType.Composite a, BtfType.Composite b, int depth) {
    return a.members().stream()
        .allMatch(member ->
            b.members().stream()
                .anyMatch(other ->
                    sameName(member.name(), other.name())
                        && match(member.type(), other.type(), false, depth)));
  }

  private static boolean valuesMatch(BtfType.Enumeration a, BtfType.Enumeration b) {
    return a.size() == b.size()
        && a.values().stream()
            .allMatch(value ->
                b.values().stream().anyMatch(other -> sameName(value.name(), other.name())));
  }

  private boolean parametersMatch(
      BtfType.Prototype a, BtfType.Prototype b, boolean behindPointer, int depth) {
    if (a.parameters().size() != b.parameters().size()) {
      return false;
    }
    for (int i = 0; i < a.parameters().size(); i++) {
      int localId = a.parameters().get(i).type();
      int targetId = b.parameters().get(i).type();
      if (!match(localId, targetId, behindPointer, depth)) {
        return false;
      }
    }
    return true;
  }
}
