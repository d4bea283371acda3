package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.error.FormatException;
import java.util.ArrayList;
import java.util.List;

/** Makes a path of the text that a compiler wrote, such as {@code 0:3:1}. */
final class AccessParser {
  private final Btf btf;
  private final CoreRelocation relocation;
  private final List<AccessPath.Step> steps = new ArrayList<>();
  private long bitOffset;

  AccessParser(Btf btf, CoreRelocation relocation) {
    this.btf = btf;
    this.relocation = relocation;
  }

  AccessPath parse() {
    if (CoreKinds.isType(relocation.kind())) {
      if (!relocation.access().equals("0")) {
        throw problem("path of a type must be 0");
      }
      return new AccessPath(btf, relocation.type(), List.of(), 0);
    }
    int[] indexes = indexes();
    int root = btf.skipModifiers(relocation.type());
    if (CoreKinds.isEnumeration(relocation.kind())) {
      return enumeration(root, indexes);
    }
    steps.add(new AccessPath.Step(root, indexes[0], ""));
    bitOffset = indexes[0] * btf.sizeOf(root) * 8;
    int type = root;
    for (int i = 1; i < indexes.length; i++) {
      type = step(btf.skipModifiers(type), indexes[i]);
    }
    return new AccessPath(btf, relocation.type(), steps, bitOffset);
  }

  private AccessPath enumeration(int root, int[] indexes) {
    if (indexes.length == 1
        && btf.type(root) instanceof BtfType.Enumeration enumeration
        && indexes[0] < enumeration.values().size()) {
      String name = enumeration.values().get(indexes[0]).name();
      return new AccessPath(
          btf, relocation.type(), List.of(new AccessPath.Step(root, indexes[0], name)), 0);
    }
    throw problem("is no value of an enumeration");
  }

  private int step(int type, int index) {
    return switch (btf.type(type)) {
      case BtfType.Composite composite -> {
        if (index >= composite.members().size()) {
          throw problem("has no such member: index=" + index);
        }
        BtfType.Member member = composite.members().get(index);
        bitOffset += member.bitOffset();
        if (!member.name().isEmpty()) {
          steps.add(new AccessPath.Step(type, index, member.name()));
        }
        yield member.type();
      }
      case BtfType.Array array -> {
        if (index >= array.count() && !Flexible.isFlexible(btf, array, steps.getLast())) {
          throw problem("has no such element: index=" + index);
        }
        int element = btf.skipModifiers(array.element());
        steps.add(new AccessPath.Step(element, index, ""));
        bitOffset += index * btf.sizeOf(element) * 8;
        yield element;
      }
      default -> throw problem("goes into something that has no parts");
    };
  }

  private int[] indexes() {
    String[] words = relocation.access().split(":", -1);
    if (words.length > AccessPath.MAX_STEPS) {
      throw problem("is too deep");
    }
    int[] indexes = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        indexes[i] = Integer.parseUnsignedInt(words[i]);
      } catch (NumberFormatException e) {
        indexes[i] = -1;
      }
      if (indexes[i] < 0) {
        throw problem("is no list of numbers");
      }
    }
    return indexes;
  }

  private FormatException problem(String what) {
    return new FormatException(
        "path of a relocation "
            + what
            + ": type="
            + btf.type(relocation.type()).name()
            + " path="
            + relocation.access());
  }
}
