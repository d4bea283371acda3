package dev.saker.kernel.elf;

import dev.saker.kernel.binary.ByteView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A relocatable file for the machine BPF, 64 bits, little endian.
 *
 * <pre>
 *   0      4 5 6            16     18       20           40              58        60       62        64
 *   +------+-+-+------------+------+--------+------------+---------------+---------+--------+---------+
 *   | magic|2|1|            | type | machine|            | sections at   | size of | number | section |
 *   |      | | |            | 1    | 247    |            | 8 bytes       | entry   | of     | of names|
 *   +------+-+-+------------+------+--------+------------+---------------+---------+--------+---------+
 *
 *   section entry, 64 bytes: name 4 | type 4 | flags 8 | address 8 | offset 8 | size 8 | link 4 | info 4 | alignment 8 | entry size 8
 *   symbol entry, 24 bytes:  name 4 | info 1 | other 1 | section 2 | value 8 | size 8
 *   relocation, 16 bytes:    offset 8 | type 4 | symbol 4
 * </pre>
 */
public final class ElfFile {
  private static final int HEADER_BYTES = 64;
  private static final int SECTION_BYTES = 64;
  private static final int SYMBOL_BYTES = 24;
  private static final int RELOCATION_BYTES = 16;
  private static final int MAGIC = 0x464c457f;
  private static final int CLASS_64_LITTLE = 0x0102;
  private static final int TYPE_RELOCATABLE = 1;
  private static final int MACHINE_BPF = 247;

  private final ByteView file;
  private final List<ElfSection> sections = new ArrayList<>();
  private final List<ElfSymbol> symbols = new ArrayList<>();
  private final Map<Integer, List<ElfRelocation>> relocations = new HashMap<>();

  /**
   * Reads a file.
   *
   * @throws dev.saker.kernel.error.FormatException when it is not such a file, or damaged
   */
  public ElfFile(ByteView file) {
    this.file = file;
    checkHeader();
    readSections();
    readSymbols();
    readRelocations();
  }

  private void checkHeader() {
    if (file.size() < HEADER_BYTES || file.i32(0) != MAGIC) {
      throw file.problem("is no ELF file");
    }
    if (file.u16(4) != CLASS_64_LITTLE
        || file.u16(16) != TYPE_RELOCATABLE
        || file.u16(18) != MACHINE_BPF) {
      throw file.problem(
          "is no relocatable 64-bit little-endian BPF file: type="
              + file.u16(16)
              + " machine="
              + file.u16(18));
    }
  }

  private void readSections() {
    long table = file.i64(40);
    int entryBytes = file.u16(58);
    int count = file.u16(60);
    if (entryBytes != SECTION_BYTES) {
      throw file.problem("section entries have an unknown size: bytes=" + entryBytes);
    }
    ByteView entries = file.slice(file.name(), table, (long) count * SECTION_BYTES);
    int namesAt = file.u16(62) * SECTION_BYTES;
    ByteView names =
        file.slice(
            file.name() + ": names of sections",
            entries.i64(namesAt + 24),
            entries.i64(namesAt + 32));
    for (int i = 0; i < count; i++) {
      sections.add(
          section(entries.slice(file.name(), (long) i * SECTION_BYTES, SECTION_BYTES), i, names));
    }
  }

  private ElfSection section(ByteView entry, int index, ByteView names) {
    String name = index == 0 ? "" : names.text(entry.u32(0));
    int type = entry.i32(4);
    long size = entry.i64(32);
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw file.problem(
          "section too large: name=" + name + " bytes=" + Long.toUnsignedString(size));
    }
    boolean stored = index != 0 && type != ElfSection.NOBITS;
    ByteView data =
        file.slice(
            file.name() + ": section " + name, stored ? entry.i64(24) : 0, stored ? size : 0);
    return new ElfSection(
        index, name, type, entry.i64(8), data, size, entry.i32(40), entry.i32(44));
  }

  private void readSymbols() {
    ElfSection table = null;
    for (ElfSection section : sections) {
      if (section.type() == ElfSection.SYMTAB) {
        if (table != null) {
          throw file.problem("has two symbol tables");
        }
        table = section;
      }
    }
    if (table == null) {
      throw file.problem("has no symbols");
    }
    ByteView names = section(table.link()).data();
    ByteView data = table.data();
    for (int at = 0; at + SYMBOL_BYTES <= data.size(); at += SYMBOL_BYTES) {
      int info = data.u8(at + 4);
      symbols.add(
          new ElfSymbol(
              names.size() == 0 ? "" : names.text(data.u32(at)),
              data.i64(at + 8),
              data.i64(at + 16),
              ElfSymbol.binding(info),
              ElfSymbol.kind(info),
              data.u16(at + 6)));
    }
  }

  private void readRelocations() {
    for (ElfSection section : sections) {
      if (section.type() == ElfSection.RELA) {
        throw file.problem("relocations with addends are not for BPF: section=" + section.name());
      }
      if (section.type() == ElfSection.REL) {
        section(section.info());
        relocations
            .computeIfAbsent(section.info(), i -> new ArrayList<>())
            .addAll(relocations(section.data()));
      }
    }
  }

  private List<ElfRelocation> relocations(ByteView data) {
    List<ElfRelocation> found = new ArrayList<>();
    for (int at = 0; at + RELOCATION_BYTES <= data.size(); at += RELOCATION_BYTES) {
      int symbol = data.i32(at + 12);
      if (symbol < 0 || symbol >= symbols.size()) {
        throw data.problem("relocation refers to a symbol that does not exist: symbol=" + symbol);
      }
      found.add(new ElfRelocation(data.i64(at), data.i32(at + 8), symbols.get(symbol)));
    }
    return found;
  }

  /** What the file is called, for messages. */
  public String name() {
    return file.name();
  }

  public List<ElfSection> sections() {
    return List.copyOf(sections);
  }

  public List<ElfSymbol> symbols() {
    return List.copyOf(symbols);
  }

  /** The section with a number. */
  public ElfSection section(int index) {
    if (index < 0 || index >= sections.size()) {
      throw file.problem("section does not exist: index=" + index);
    }
    return sections.get(index);
  }

  /** What is to be relocated in a section, in the order of the file. */
  public List<ElfRelocation> relocations(ElfSection section) {
    return List.copyOf(relocations.getOrDefault(section.index(), List.of()));
  }
}
