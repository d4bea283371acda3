package dev.saker.rules.interest;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldRef;
import dev.saker.events.Param;
import dev.saker.events.ParamType;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Term;
import dev.saker.rules.ir.Test;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds which regular files matter to a rule when they are opened for reading: those whose opening
 * it may match, and those whose name it may ask for later. The others need not be told by the
 * kernel, and no alert is lost or says less.
 */
public final class OpenedPaths {
  private static final int[] OPEN_CODES = {3, 307, 327};

  /** Events about a descriptor other than those that open one by its path. */
  private static final EventCodes ABOUT_DESCRIPTORS = aboutDescriptors();

  private OpenedPaths() {}

  /**
   * The paths that matter to a rule.
   *
   * @param condition when it matches
   * @param codes events that it is held against
   * @param told fields that its alert tells
   */
  public static PathSet of(Condition condition, EventCodes codes, Set<FieldRef> told) {
    PathSet paths = PathSet.NONE;
    if (isAboutOpens(codes)) {
      paths = paths.or(possible(condition, new FileView(true)).holds());
    }
    Set<FieldRef> asked = new HashSet<>(told);
    addFields(condition, asked);
    if (asked.stream().anyMatch(OpenedPaths::needsAllDescriptors)) {
      return PathSet.ALL;
    }
    if (codes.and(ABOUT_DESCRIPTORS).size() > 0
        && asked.stream().anyMatch(OpenedPaths::needsDescriptor)) {
      paths = paths.or(possible(condition, new FileView(false)).holds());
    }
    return paths;
  }

  private static boolean isAboutOpens(EventCodes codes) {
    for (int code : OPEN_CODES) {
      if (codes.contains(code)) {
        return true;
      }
    }
    return false;
  }

  private static EventCodes aboutDescriptors() {
    int[] codes =
        EventTable.all().stream()
            .filter(type -> !type.isEnter() && !type.has(EventType.OLD_VERSION))
            .filter(OpenedPaths::isAboutDescriptor)
            .mapToInt(EventType::code)
            .toArray();
    EventCodes about = EventCodes.of(codes);
    return about.and(EventCodes.of(OPEN_CODES).complement());
  }

  /** Whether it names a descriptor that is not just the folder of a path. */
  private static boolean isAboutDescriptor(EventType type) {
    if (!type.has(EventType.USES_FD) && type.has(EventType.CREATES_FD)) {
      // What it names it has made just now.
      return false;
    }
    if (type.has(EventType.USES_FD) && type.params().stream().noneMatch(OpenedPaths::isRelative)) {
      return true;
    }
    for (Param param : type.params()) {
      boolean folder =
          type.params().stream()
              .anyMatch(path -> isRelative(path) && path.dirfdIndex() == param.index());
      boolean descriptor = param.type() == ParamType.FD || param.type() == ParamType.FDLIST;
      if (descriptor && !folder) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRelative(Param param) {
    return param.type() == ParamType.FSRELPATH;
  }

  private static boolean needsAllDescriptors(FieldRef field) {
    String name = field.name();
    return name.startsWith("proc.std")
        || name.startsWith("proc.fd")
        || name.startsWith("thread.fd");
  }

  private static boolean needsDescriptor(FieldRef field) {
    String name = field.name();
    return name.startsWith("fd")
        || name.startsWith("fs.")
        || name.startsWith("evt.arg")
        || name.startsWith("evt.rawarg")
        || name.equals("evt.info")
        || name.equals("evt.abspath");
  }

  private static Possible possible(Condition condition, FileView view) {
    return switch (condition) {
      case Condition.Constant constant -> constant.value() ? Possible.ALWAYS : Possible.NEVER;
      case Condition.And and -> {
        Possible all = Possible.ALWAYS;
        for (Condition child : and.children()) {
          all = all.and(possible(child, view));
        }
        yield all;
      }
      case Condition.Or or -> {
        Possible any = Possible.NEVER;
        for (Condition child : or.children()) {
          any = any.or(possible(child, view));
        }
        yield any;
      }
      case Condition.Not not -> possible(not.child(), view).not();
      case Condition.Exists _ -> Possible.UNKNOWN;
      case Condition.Comparison comparison -> compare(comparison, view);
      case Condition.Pairing _ -> Possible.UNKNOWN;
    };
  }

  private static Possible compare(Condition.Comparison comparison, FileView view) {
    if (comparison.quantifier() == Quantifier.ONE
        && comparison.left() instanceof Term.FieldValue value) {
      return compare(value.field(), comparison.test(), view);
    }
    return Possible.UNKNOWN;
  }

  private static Possible compare(FieldRef field, Test test, FileView view) {
    if (test instanceof Test.Several several) {
      // However many must pass, it is one at least.
      PathSet holds = PathSet.NONE;
      for (Test each : several.tests()) {
        holds = holds.or(compare(field, each, view).holds());
      }
      return new Possible(holds, PathSet.ALL);
    }
    return test instanceof Test.Fails ? Possible.UNKNOWN : view.compare(field, test);
  }

  private static void addFields(Condition condition, Set<FieldRef> out) {
    switch (condition) {
      case Condition.Constant _ -> {}
      case Condition.And and -> and.children().forEach(child -> addFields(child, out));
      case Condition.Or or -> or.children().forEach(child -> addFields(child, out));
      case Condition.Not not -> addFields(not.child(), out);
      case Condition.Exists exists -> exists.term().addFields(out);
      case Condition.Comparison comparison -> comparison.left().addFields(out);
      case Condition.Pairing pairing -> {
        pairing.left().addFields(out);
        pairing.right().addFields(out);
      }
    }
  }
}
