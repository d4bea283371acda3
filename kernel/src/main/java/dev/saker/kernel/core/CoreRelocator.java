package dev.saker.kernel.core;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.CoreRelocation.Kind;
import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.spec.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the instructions of one object file fit the types of one kernel. One thread. */
public final class CoreRelocator {
  /**
   * The helper that poisoned instructions call; the verifier names it when a program gets there.
   */
  public static final int POISON = Patch.NO_HELPER;

  private final Btf local;
  private final Btf target;
  private final Map<Integer, List<Integer>> candidates = new HashMap<>();

  /**
   * Prepares for a file and a kernel.
   *
   * @param local types of the file
   * @param target types of the kernel
   */
  public CoreRelocator(Btf local, Btf target) {
    this.local = local;
    this.target = target;
  }

  /**
   * Changes instructions in place.
   *
   * @return what could not be answered: the instructions that were poisoned, each with what it
   *     asked for
   * @throws FormatException when candidates disagree, or an instruction is not what the compiler
   *     should have made it
   */
  public List<Poisoned> relocate(long[] code, List<CoreRelocation> relocations) {
    List<Poisoned> poisoned = new ArrayList<>();
    for (CoreRelocation relocation : relocations) {
      int at = relocation.instruction();
      if (at < 0 || at >= code.length || Instruction.isLoad64(code[at]) && at + 1 == code.length) {
        throw new FormatException("relocation outside of the program: instruction=" + at);
      }
      if (Patch.apply(code, at, answer(relocation))) {
        poisoned.add(new Poisoned(at, describe(relocation)));
      }
    }
    return poisoned;
  }

  /**
   * An instruction that no kernel takes.
   *
   * @param wanted what the kernel does not have, such as {@code task_struct.exit_code}
   */
  public record Poisoned(int instruction, String wanted) {}

  private Answer answer(CoreRelocation relocation) {
    AccessPath path = new AccessParser(local, relocation).parse();
    if (relocation.kind() == Kind.TYPE_ID_LOCAL) {
      return Answer.of(relocation.type(), relocation.type(), false);
    }
    List<Integer> matching = new ArrayList<>();
    Optional<AccessPath> first = Optional.empty();
    Optional<Answer> answer = Optional.empty();
    for (int candidate : candidates(relocation)) {
      Optional<AccessPath> found = match(relocation.kind(), path, candidate);
      if (found.isEmpty()) {
        continue;
      }
      Answer next = Answers.of(relocation.kind(), path, found);
      if (answer.isPresent()
          && (found.get().bitOffset() != first.orElseThrow().bitOffset()
              || next.poisoned() != answer.get().poisoned()
              || next.after() != answer.get().after())) {
        throw new FormatException(
            "types of the kernel disagree: wanted="
                + describe(relocation)
                + " ids="
                + first.orElseThrow().root()
                + ","
                + candidate);
      }
      matching.add(candidate);
      if (answer.isEmpty()) {
        first = found;
        answer = Optional.of(next);
      }
    }
    if (!matching.isEmpty()) {
      // What lacks one field of a type is not asked about another.
      candidates.put(relocation.type(), matching);
    }
    return answer.orElseGet(() -> Answers.of(relocation.kind(), path, Optional.empty()));
  }

  private Optional<AccessPath> match(Kind kind, AccessPath path, int candidate) {
    return switch (kind) {
      case TYPE_MATCHES ->
          type(candidate, new TypeMatching(local, target).match(path.root(), candidate));
      case TYPE_EXISTS, TYPE_SIZE, TYPE_ID_TARGET, TYPE_ID_LOCAL ->
          type(
              candidate,
              new TypeCompatibility(local, target).areTypesCompatible(path.root(), candidate));
      case ENUM_VALUE, ENUM_VALUE_EXISTS -> new PathMatcher(path, target).matchValue(candidate);
      case FIELD_BYTE_OFFSET,
          FIELD_BYTE_SIZE,
          FIELD_EXISTS,
          FIELD_SIGNED,
          FIELD_LEFT_SHIFT,
          FIELD_RIGHT_SHIFT ->
          new PathMatcher(path, target).matchField(candidate);
    };
  }

  private Optional<AccessPath> type(int candidate, boolean matches) {
    return matches
        ? Optional.of(new AccessPath(target, candidate, List.of(), 0))
        : Optional.empty();
  }

  private List<Integer> candidates(CoreRelocation relocation) {
    List<Integer> known = candidates.get(relocation.type());
    if (known != null) {
      return known;
    }
    BtfType root = local.type(relocation.type());
    if (root.name().isEmpty()) {
      throw new FormatException("type without a name cannot be looked for: path=" + relocation);
    }
    List<Integer> found = new ArrayList<>();
    for (int id : target.candidates(root.name())) {
      if (TypeCompatibility.sameForm(root, target.type(id))) {
        found.add(id);
      }
    }
    candidates.put(relocation.type(), found);
    return found;
  }

  private String describe(CoreRelocation relocation) {
    String name = local.type(relocation.type()).name();
    if (CoreKinds.isType(relocation.kind())) {
      return name;
    }
    StringBuilder text = new StringBuilder(name);
    for (AccessPath.Step step : new AccessParser(local, relocation).parse().steps()) {
      if (step.isNamed()) {
        text.append('.').append(step.name());
      } else if (step.index() > 0) {
        text.append('[').append(step.index()).append(']');
      }
    }
    return text.toString();
  }
}
