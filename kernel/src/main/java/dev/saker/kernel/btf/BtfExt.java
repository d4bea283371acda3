package dev.saker.kernel.btf;

import dev.saker.kernel.binary.ByteView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a compiler says about instructions, by the section that they are in (the section {@code
 * .BTF.ext} of a file).
 *
 * <pre>
 *   0       2         3       4         8              16             24
 *   +-------+---------+-------+---------+--------------+--------------+--------------+
 *   | magic | version | flags | header  | functions:   | lines:       | relocations: |
 *   |       | 1       |       | bytes   | at 4, bytes 4| at 4, bytes 4| at 4, bytes 4|
 *   +-------+---------+-------+---------+--------------+--------------+--------------+
 *
 *   each of the three: entry bytes 4 | section 4 | number 4 | entries | section 4 | number 4 | entries ...
 *   function:   offset 4 | type 4
 *   line:       offset 4 | file 4 | text 4 | line 22, column 10 bits
 *   relocation: offset 4 | type 4 | access 4 | kind 4
 * </pre>
 */
public final class BtfExt {
  private static final int INSTRUCTION_BYTES = 8;
  private static final int RELOCATIONS_AT = 24;
  private static final CoreRelocation.Kind[] KINDS = CoreRelocation.Kind.values();

  private final Map<String, List<FunctionInfo>> functions = new HashMap<>();
  private final Map<String, List<LineInfo>> lines = new HashMap<>();
  private final Map<String, List<CoreRelocation>> relocations = new HashMap<>();
  private final ByteView bytes;
  private final Btf btf;

  /**
   * Reads it.
   *
   * @param btf the types of the same file, which also has the texts
   * @throws dev.saker.kernel.error.FormatException when it is damaged
   */
  public BtfExt(ByteView bytes, Btf btf) {
    this.bytes = bytes;
    this.btf = btf;
    if (bytes.size() < RELOCATIONS_AT
        || bytes.u16(0) != BtfLayout.MAGIC
        || bytes.u8(2) != BtfLayout.VERSION) {
      throw bytes.problem("is no .BTF.ext of version 1");
    }
    int header = bytes.i32(4);
    read(header, 8, 8, (section, entry) -> add(functions, section, function(entry)));
    read(header, 16, 16, (section, entry) -> add(lines, section, line(entry)));
    if (header >= RELOCATIONS_AT + 8) {
      read(
          header,
          RELOCATIONS_AT,
          16,
          (section, entry) -> add(relocations, section, relocation(entry)));
    }
  }

  private interface EntryReader {
    void read(String section, ByteView entry);
  }

  private void read(int header, int place, int minimumBytes, EntryReader reader) {
    long size = bytes.u32(place + 4);
    if (size == 0) {
      return;
    }
    ByteView part = bytes.slice(bytes.name(), header + bytes.u32(place), size);
    int entryBytes = part.i32(0);
    if (entryBytes < minimumBytes || entryBytes > 1024) {
      throw part.problem("entries have an unknown size: bytes=" + entryBytes);
    }
    long at = 4;
    while (at < size) {
      String section = btf.text(part.i32(at));
      long count = part.u32(at + 4);
      at += 8;
      for (long i = 0; i < count; i++) {
        reader.read(section, part.slice(bytes.name(), at, entryBytes));
        at += entryBytes;
      }
    }
  }

  private static <T> void add(Map<String, List<T>> map, String section, T entry) {
    map.computeIfAbsent(section, name -> new ArrayList<>()).add(entry);
  }

  private static int instruction(ByteView entry) {
    long offset = entry.u32(0);
    if (offset % INSTRUCTION_BYTES != 0) {
      throw entry.problem("offset is no multiple of 8: offset=" + offset);
    }
    return (int) (offset / INSTRUCTION_BYTES);
  }

  private static FunctionInfo function(ByteView entry) {
    return new FunctionInfo(instruction(entry), entry.i32(4));
  }

  private LineInfo line(ByteView entry) {
    int place = entry.i32(12);
    return new LineInfo(
        instruction(entry),
        btf.text(entry.i32(4)),
        btf.text(entry.i32(8)),
        place >>> 10,
        place & 0x3ff);
  }

  private CoreRelocation relocation(ByteView entry) {
    int kind = entry.i32(12);
    if (kind < 0 || kind >= KINDS.length) {
      throw entry.problem("kind of relocation not known: kind=" + kind);
    }
    return new CoreRelocation(
        instruction(entry), entry.i32(4), btf.text(entry.i32(8)), KINDS[kind]);
  }

  /** Functions of a section, in the order of their instructions. */
  public List<FunctionInfo> functions(String section) {
    return List.copyOf(functions.getOrDefault(section, List.of()));
  }

  /** Lines of a section, in the order of their instructions. */
  public List<LineInfo> lines(String section) {
    return List.copyOf(lines.getOrDefault(section, List.of()));
  }

  /** Relocations of a section. */
  public List<CoreRelocation> relocations(String section) {
    return List.copyOf(relocations.getOrDefault(section, List.of()));
  }
}
