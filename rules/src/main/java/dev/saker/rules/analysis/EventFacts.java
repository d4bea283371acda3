package dev.saker.rules.analysis;

import dev.saker.events.EventCategory;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.FieldRef;
import dev.saker.events.Syscalls;
import dev.saker.rules.ir.Bytes;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known about events by their type alone: which fields they carry, and with what values.
 */
final class EventFacts {
  private static final int ABOUT_DESCRIPTOR =
      EventType.CREATES_FD | EventType.USES_FD | EventType.DESTROYS_FD;

  private static final Set<String> OPENS = Set.of("open", "openat", "openat2", "open_by_handle_at");

  private static final Set<String> PATHS =
      Set.of(
          "mkdir",
          "mkdirat",
          "rmdir",
          "unlink",
          "unlinkat",
          "open",
          "openat",
          "openat2",
          "chmod",
          "fchmod",
          "fchmodat",
          "chown",
          "lchown",
          "fchown",
          "fchownat",
          "quotactl",
          "umount",
          "umount2");

  private static final Set<String> TWO_PATHS =
      Set.of("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mount");

  private static final Set<String> FROM_DIRECTORY =
      Set.of(
          "renameat",
          "renameat2",
          "linkat",
          "symlinkat",
          "open_by_handle_at",
          "openat",
          "openat2",
          "unlinkat",
          "mkdirat",
          "fchmodat",
          "fchownat");

  /** Names of the calls, and only these, whose events give a field a value. */
  private static final Map<String, Set<String>> OF_CALLS =
      Map.of(
          "fs.path.name", PATHS,
          "fs.path.nameraw", PATHS,
          "fs.path.source", TWO_PATHS,
          "fs.path.sourceraw", TWO_PATHS,
          "fs.path.target", TWO_PATHS,
          "fs.path.targetraw", TWO_PATHS,
          "evt.abspath", FROM_DIRECTORY);

  private static final BitSet REACHING = codes(EventFacts::reachesRules);
  private static final BitSet ASYNCHRONOUS = codes(type -> type.constant().equals("ASYNCEVENT_E"));
  private static final BitSet GENERIC = codes(type -> type.code() == 1);

  private EventFacts() {}

  /** Codes of the events that rules get to see; those of older producers are converted before. */
  static BitSet reaching() {
    return (BitSet) REACHING.clone();
  }

  /** Codes of the events whose {@code evt.type} can be one of some names. */
  static BitSet named(Set<Object> names) {
    BitSet codes = new BitSet();
    for (Object name : names) {
      String text = name.toString();
      List<EventType> types = EventTable.named(text);
      types.forEach(type -> codes.set(type.code()));
      if (types.stream().noneMatch(EventFacts::isCall)) {
        // Asynchronous events bring names of their own, generic ones those of system calls.
        codes.or(ASYNCHRONOUS);
        if (Syscalls.isName(text)) {
          codes.or(GENERIC);
        }
      }
    }
    codes.and(REACHING);
    return codes;
  }

  /** Codes of the events that are system calls of some names. */
  static BitSet calls(Set<Object> names) {
    BitSet codes = named(names);
    codes.and(codes(type -> type.isKind(EventType.KIND_SYSCALL)));
    return codes;
  }

  /** Whether an event of some types can give a field a value. */
  static boolean carries(BitSet codes, FieldRef field) {
    return codes.stream().mapToObj(EventTable::get).anyMatch(type -> carries(type, field));
  }

  /** The values that a field can have in events of some types; null when they can not be listed. */
  static @Nullable Set<Object> values(BitSet codes, FieldRef field) {
    return switch (field.name()) {
      case "evt.dir" -> {
        Set<Object> values = new HashSet<>();
        codes.stream()
            .forEach(code -> values.add(Bytes.of(EventTable.get(code).isEnter() ? ">" : "<")));
        yield values;
      }
      case "evt.is_open_read", "evt.is_open_write", "evt.is_open_create" ->
          isAny(codes, OPENS) ? null : Set.of(0L);
      case "evt.is_open_exec" ->
          isAny(codes, OPENS) || isAny(codes, Set.of("creat")) ? null : Set.of(0L);
      default -> null;
    };
  }

  private static boolean carries(EventType type, FieldRef field) {
    String name = field.name();
    Set<String> calls = OF_CALLS.get(name);
    if (calls != null) {
      return calls.contains(type.name());
    }
    if (name.startsWith("fd.")) {
      return type.has(ABOUT_DESCRIPTOR);
    }
    return switch (name) {
      case "evt.arg", "evt.rawarg" -> carriesArgument(type, field);
      case "evt.buffer" -> type.indexOf("data") >= 0;
      case "evt.res", "evt.rawres", "evt.failed" -> isCall(type) && type.code() > 1;
      case "evt.io_dir" -> type.has(EventType.READS_FROM_FD | EventType.WRITES_TO_FD);
      case "evt.buflen" ->
          type.category() == EventCategory.IO_READ
              || type.category() == EventCategory.IO_WRITE
              || type.category() == EventCategory.IO_OTHER;
      case "evt.asynctype" -> type.isKind(EventType.KIND_METAEVENT);
      case "syscall.type" -> isCall(type);
      default -> true;
    };
  }

  private static boolean carriesArgument(EventType type, FieldRef field) {
    if (field.index() >= 0) {
      return field.index() < type.params().size();
    }
    String argument = field.argument();
    return argument == null || type.indexOf(argument) >= 0;
  }

  private static boolean isAny(BitSet codes, Set<String> names) {
    return codes.stream().anyMatch(code -> names.contains(EventTable.get(code).name()));
  }

  private static boolean isCall(EventType type) {
    return type.isKind(EventType.KIND_SYSCALL);
  }

  private static boolean reachesRules(EventType type) {
    return !type.has(EventType.UNUSED)
        && !type.has(EventType.OLD_VERSION)
        && !(type.has(EventType.CONVERTER_MANAGED) && type.isEnter());
  }

  private static BitSet codes(Predicate<EventType> chosen) {
    BitSet codes = new BitSet();
    for (EventType type : EventTable.all()) {
      if (chosen.test(type)) {
        codes.set(type.code());
      }
    }
    return codes;
  }
}
