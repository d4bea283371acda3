package dev.saker.kernel.spec;

import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.BtfWriter;
import dev.saker.kernel.elf.ElfFile;
import dev.saker.kernel.elf.ElfSection;
import dev.saker.kernel.elf.ElfSymbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Types of a file with what a compiler leaves open: sizes of data sections, and where their
 * variables lie, which only the symbols tell. All ids stay the same.
 */
final class PlacedTypes {
  private PlacedTypes() {}

  static Btf of(Btf btf, ElfFile elf) {
    Map<String, Long> sizes = new HashMap<>();
    for (ElfSection section : elf.sections()) {
      sizes.put(section.name(), section.size());
    }
    Map<String, Map<String, Long>> places = places(elf);
    BtfWriter writer = new BtfWriter();
    for (int id = 1; id < btf.limit(); id++) {
      BtfType type = btf.type(id);
      if (type instanceof BtfType.DataSection section && sizes.containsKey(section.name())) {
        type =
            placed(
                btf,
                section,
                sizes.get(section.name()),
                places.getOrDefault(section.name(), Map.of()));
      }
      writer.add(type);
    }
    return Btf.read(new ByteView(elf.name() + ": types", writer.toArray()));
  }

  private static Map<String, Map<String, Long>> places(ElfFile elf) {
    Map<String, Map<String, Long>> places = new HashMap<>();
    for (ElfSymbol symbol : elf.symbols()) {
      if (symbol.kind() == ElfSymbol.Kind.OBJECT && symbol.section() < elf.sections().size()) {
        places
            .computeIfAbsent(elf.section(symbol.section()).name(), name -> new HashMap<>())
            .put(symbol.name(), symbol.value());
      }
    }
    return places;
  }

  private static BtfType placed(
      Btf btf, BtfType.DataSection section, long size, Map<String, Long> places) {
    List<BtfType.Placed> variables = new ArrayList<>();
    for (BtfType.Placed placed : section.variables()) {
      String name = btf.type(placed.variable()).name();
      int offset = (int) (long) places.getOrDefault(name, (long) placed.offset());
      variables.add(new BtfType.Placed(placed.variable(), offset, placed.size()));
    }
    variables.sort(Comparator.comparingInt(BtfType.Placed::offset));
    return new BtfType.DataSection(section.name(), (int) size, variables);
  }
}
