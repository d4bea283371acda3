package dev.saker.app.run;

import dev.saker.app.config.Config;
import dev.saker.events.EventCategory;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.Syscalls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which system calls and tracepoints are to be captured, by the names of their events: those of the
 * rules, and those that keep the state right, as {@code base_syscalls} says.
 */
public final class SystemCallSelection {
  private static final Set<EventCategory> READING_AND_WRITING =
      EnumSet.of(EventCategory.IO_READ, EventCategory.IO_WRITE);
  private static final Set<EventCategory> DESCRIPTORS =
      EnumSet.of(
          EventCategory.FILE,
          EventCategory.IO_READ,
          EventCategory.IO_WRITE,
          EventCategory.IO_OTHER,
          EventCategory.NET);

  /** Without the end of processes the state would only grow. */
  private static final String PROCESS_END = "procexit";

  /** What the state needs to know which processes there are, and what they are. */
  private static final List<String> PROCESSES =
      List.of(
          "clone",
          "clone3",
          "fork",
          "vfork",
          "execve",
          "execveat",
          "fchdir",
          "chdir",
          "chroot",
          "capset",
          "setgid",
          "setpgid",
          "setresgid",
          "setresuid",
          "setsid",
          "setuid",
          "prctl");

  private final Config.BaseSyscalls wanted;
  private final SortedSet<String> ofRules;
  private final SortedSet<String> selected = new TreeSet<>();
  private final List<String> explanation = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private SystemCallSelection(Config.BaseSyscalls wanted, SortedSet<String> ofRules) {
    this.wanted = wanted;
    this.ofRules = ofRules;
  }

  /**
   * Selects.
   *
   * @param ofRules names of what the rules that run can match on
   */
  public static SystemCallSelection of(Config.BaseSyscalls wanted, SortedSet<String> ofRules) {
    SystemCallSelection selection = new SystemCallSelection(wanted, ofRules);
    selection.select();
    return selection;
  }

  /** The names of what is captured. */
  public SortedSet<String> selected() {
    return selected;
  }

  /** How it came about, one line per step. */
  public List<String> explanation() {
    return explanation;
  }

  /** What is doubtful about it. */
  public List<String> warnings() {
    return warnings;
  }

  /** The steps and their order are those of Falco. */
  private void select() {
    SortedSet<String> added = known(name -> !name.startsWith("!"), 0);
    SortedSet<String> removed = known(name -> name.startsWith("!"), 1);
    explain("", "syscalls in rules", ofRules);
    explain("+", "syscalls added (base_syscalls.custom_set)", added);
    selected.addAll(ofRules);
    if (wanted.repair() && added.isEmpty()) {
      selected.addAll(repaired(ofRules));
    } else {
      selected.addAll(added.isEmpty() ? ofState() : added);
    }
    selected.removeAll(removed);
    explain("-", "syscalls removed (base_syscalls.custom_set)", removed);
    if (added.isEmpty()) {
      explain("+", "syscalls for the state", minus(selected, ofRules));
    }
    if (!wanted.all()) {
      SortedSet<String> frequent = frequent();
      frequent.retainAll(selected);
      selected.removeAll(frequent);
      explain("-", "frequent syscalls left out (base_syscalls.all takes them)", frequent);
    }
    if (wanted.repair() && !wanted.customSet().isEmpty()) {
      SortedSet<String> more = minus(repaired(selected), selected);
      selected.addAll(more);
      explain("+", "repaired syscalls", more);
    }
    selected.add(PROCESS_END);
    explain("", "syscalls selected in total (final set)", selected);
    SortedSet<String> missing = minus(ofRules, selected);
    missing.retainAll(Syscalls.eventNames());
    if (!missing.isEmpty()) {
      warnings.add(
          "rules match syscalls that are not captured (unsupported-evttype): "
              + String.join(", ", missing)
              + " (frequent ones need base_syscalls.all, others were removed by"
              + " base_syscalls.custom_set)");
    }
  }

  private SortedSet<String> known(Predicate<String> chosen, int prefixLength) {
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> unknown = new TreeSet<>();
    for (String entry : wanted.customSet()) {
      if (chosen.test(entry) && entry.length() > prefixLength) {
        String name = entry.substring(prefixLength);
        (Syscalls.eventNames().contains(name) ? names : unknown).add(name);
      }
    }
    if (!unknown.isEmpty()) {
      warnings.add("no such syscalls: key=base_syscalls.custom_set " + String.join(", ", unknown));
    }
    return names;
  }

  private static SortedSet<String> repaired(SortedSet<String> captured) {
    SortedSet<String> needed = new TreeSet<>(PROCESSES);
    needed.addAll(captured);
    if (intersects(captured, named(type -> type.category() == EventCategory.NET))) {
      needed.addAll(List.of("socket", "getsockopt"));
    }
    if (intersects(captured, Set.of("accept", "accept4", "listen"))) {
      needed.add("bind");
    }
    if (intersects(captured, named(type -> DESCRIPTORS.contains(type.category())))) {
      needed.add("close");
    }
    needed.add(PROCESS_END);
    return needed;
  }

  private static SortedSet<String> ofState() {
    return named(type -> type.has(EventType.MODIFIES_STATE));
  }

  private static SortedSet<String> frequent() {
    SortedSet<String> names = named(type -> READING_AND_WRITING.contains(type.category()));
    names.removeAll(ofState());
    return names;
  }

  private static SortedSet<String> named(Predicate<EventType> chosen) {
    SortedSet<String> names = new TreeSet<>();
    for (EventType type : EventTable.all()) {
      boolean kernel =
          type.isKind(EventType.KIND_SYSCALL) || type.isKind(EventType.KIND_TRACEPOINT);
      boolean current = !type.has(EventType.OLD_VERSION) && !type.has(EventType.UNUSED);
      if (kernel && current && chosen.test(type)) {
        names.add(type.name());
      }
    }
    names.retainAll(Syscalls.eventNames());
    return names;
  }

  private static boolean intersects(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  private static SortedSet<String> minus(SortedSet<String> some, SortedSet<String> others) {
    SortedSet<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private void explain(String sign, String what, SortedSet<String> names) {
    if (!names.isEmpty()) {
      explanation.add(
          String.format(
              Locale.ROOT, "%s(%d) %s: %s", sign, names.size(), what, String.join(", ", names)));
    }
  }
}
