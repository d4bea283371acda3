package dev.saker.kernel.spec;

import dev.saker.kernel.elf.ElfFile;
import dev.saker.kernel.elf.ElfSection;
import dev.saker.kernel.elf.ElfSymbol;
import java.util.HashMap;
import java.util.Map;

/** Tells which map a place in a section is: a map definition, or global variables. */
final class MapNames {
  static final String DEFINITIONS = ".maps";

  private final Map<Long, String> byOffset = new HashMap<>();
  private final Map<String, Long> offsets = new HashMap<>();

  MapNames(ElfFile elf) {
    for (ElfSymbol symbol : elf.symbols()) {
      if (symbol.kind() == ElfSymbol.Kind.OBJECT
          && symbol.section() < elf.sections().size()
          && elf.section(symbol.section()).name().equals(DEFINITIONS)) {
        byOffset.put(symbol.value(), symbol.name());
        offsets.put(symbol.name(), symbol.value());
      }
    }
  }

  /** Whether a section holds global variables. */
  static boolean isData(ElfSection section) {
    String name = section.name();
    return section.isLoaded()
        && !section.isCode()
        && (isOrBelow(name, ".data") || isOrBelow(name, ".bss") || isConstant(section));
  }

  static boolean isConstant(ElfSection section) {
    return isOrBelow(section.name(), ".rodata");
  }

  private static boolean isOrBelow(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  /** Where the definition of a map lies in its section, or -1. */
  long offsetOf(String map) {
    return offsets.getOrDefault(map, -1L);
  }

  /** What a load of an address in a section loads. */
  MapReference reference(int instruction, ElfSection section, int offset) {
    if (section.name().equals(DEFINITIONS)) {
      String name = byOffset.get((long) offset);
      if (name == null) {
        throw section.data().problem("no map begins here: offset=" + offset);
      }
      return new MapReference(instruction, name, false, 0);
    }
    if (!isData(section)) {
      throw section.data().problem("is no section that a program can refer to");
    }
    if (offset < 0 || offset >= section.size()) {
      throw section.data().problem("reference outside of the section: offset=" + offset);
    }
    return new MapReference(instruction, section.name(), true, offset);
  }
}
