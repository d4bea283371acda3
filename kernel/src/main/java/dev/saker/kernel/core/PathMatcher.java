package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for a path of the file in a type of the kernel, going by the names of members. */
final class PathMatcher {
  private final AccessPath local;
  private final Btf target;
  private final TypeCompatibility compatibility;
  private final List<AccessPath.Step> steps = new ArrayList<>();
  private long bitOffset;
  private int current;

  PathMatcher(AccessPath local, Btf target) {
    this.local = local;
    this.target = target;
    compatibility = new TypeCompatibility(local.btf(), target);
  }

  /** The same path to a field from another root, or nothing when it is not there. */
  Optional<AccessPath> matchField(int root) {
    current = root;
    for (int i = 0; i < local.steps().size(); i++) {
      AccessPath.Step step = local.steps().get(i);
      if (!(step.isNamed() ? findMember(step) : enterElement(step, i == 0))) {
        return Optional.empty();
      }
    }
    return Optional.of(new AccessPath(target, root, steps, bitOffset));
  }

  /** The value of the same name in another enumeration, or nothing. */
  Optional<AccessPath> matchValue(int root) {
    int id = target.skipModifiers(root);
    if (!(target.type(id) instanceof BtfType.Enumeration enumeration)) {
      return Optional.empty();
    }
    String wanted = Btf.essential(local.last().name());
    for (int i = 0; i < enumeration.values().size(); i++) {
      String name = enumeration.values().get(i).name();
      if (Btf.essential(name).equals(wanted)) {
        return Optional.of(
            new AccessPath(target, root, List.of(new AccessPath.Step(id, i, name)), 0));
      }
    }
    return Optional.empty();
  }

  private boolean enterElement(AccessPath.Step step, boolean first) {
    int type = target.skipModifiers(current);
    if (!first) {
      if (!(target.type(type) instanceof BtfType.Array array)
          || step.index() >= array.count()
              && !Flexible.isFlexible(target, array, steps.getLast())) {
        return false;
      }
      type = target.skipModifiers(array.element());
    }
    current = type;
    steps.add(new AccessPath.Step(type, step.index(), ""));
    bitOffset += step.index() * target.sizeOf(type) * 8;
    return true;
  }

  private boolean findMember(AccessPath.Step step) {
    if (!(local.btf().type(step.type()) instanceof BtfType.Composite composite)) {
      return false;
    }
    return findMember(
        composite.members().get(step.index()),
        target.skipModifiers(current),
        0,
        AccessPath.MAX_STEPS);
  }

  private boolean findMember(BtfType.Member wanted, int type, long offset, int depth) {
    if (depth == 0 || !(target.type(type) instanceof BtfType.Composite composite)) {
      return false;
    }
    for (int i = 0; i < composite.members().size(); i++) {
      BtfType.Member member = composite.members().get(i);
      long at = offset + member.bitOffset();
      if (member.name().isEmpty()) {
        if (findMember(wanted, target.skipModifiers(member.type()), at, depth - 1)) {
          return true;
        }
      } else if (member.name().equals(wanted.name())) {
        if (!compatibility.areFieldsCompatible(wanted.type(), member.type())) {
          return false;
        }
        steps.add(new AccessPath.Step(type, i, member.name()));
        bitOffset += at;
        current = member.type();
        return true;
      }
    }
    return false;
  }
}
