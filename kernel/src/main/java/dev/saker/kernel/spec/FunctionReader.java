package dev.saker.kernel.spec;

import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.btf.BtfExt;
import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.btf.LineInfo;
import dev.saker.kernel.elf.ElfFile;
import dev.saker.kernel.elf.ElfRelocation;
import dev.saker.kernel.elf.ElfSection;
import dev.saker.kernel.elf.ElfSymbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts a section of code into its functions and finds out what their instructions refer to. */
final class FunctionReader {
  private static final int BYTES = 8;

  private final ElfFile elf;
  private final Optional<BtfExt> ext;
  private final MapNames maps;

  FunctionReader(ElfFile elf, Optional<BtfExt> ext, MapNames maps) {
    this.elf = elf;
    this.ext = ext;
    this.maps = maps;
  }

  /** The functions of a section, in the order of their addresses. */
  List<FunctionCode> read(ElfSection section) {
    List<ElfSymbol> symbols = new ArrayList<>();
    for (ElfSymbol symbol : elf.symbols()) {
      if (symbol.section() == section.index() && symbol.kind() == ElfSymbol.Kind.FUNCTION) {
        symbols.add(symbol);
      }
    }
    symbols.sort(Comparator.comparingLong(ElfSymbol::value));
    Map<Integer, ElfRelocation> relocations = relocations(section);
    List<FunctionCode> functions = new ArrayList<>();
    long end = 0;
    for (ElfSymbol symbol : symbols) {
      if (symbol.value() < end
          || symbol.size() <= 0
          || symbol.value() % BYTES != 0
          || symbol.size() % BYTES != 0) {
        throw section.data().problem("function misplaced: name=" + symbol.name());
      }
      functions.add(function(section, symbol, relocations));
      end = symbol.value() + symbol.size();
    }
    return functions;
  }

  private Map<Integer, ElfRelocation> relocations(ElfSection section) {
    Map<Integer, ElfRelocation> byInstruction = new HashMap<>();
    for (ElfRelocation relocation : elf.relocations(section)) {
      if (relocation.offset() % BYTES != 0 || relocation.offset() < 0) {
        throw section.data().problem("relocation misplaced: offset=" + relocation.offset());
      }
      byInstruction.put((int) (relocation.offset() / BYTES), relocation);
    }
    return byInstruction;
  }

  private FunctionCode function(
      ElfSection section, ElfSymbol symbol, Map<Integer, ElfRelocation> relocations) {
    int start = (int) (symbol.value() / BYTES);
    ByteView code = section.data().slice(section.data().name(), symbol.value(), symbol.size());
    long[] instructions = new long[code.size() / BYTES];
    for (int i = 0; i < instructions.length; i++) {
      instructions[i] = code.i64((long) i * BYTES);
    }
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < instructions.length; i++) {
      ElfRelocation relocation = relocations.get(start + i);
      boolean wide = Instruction.isLoad64(instructions[i]);
      if (wide && i + 1 == instructions.length) {
        throw code.problem("function ends within a load: name=" + symbol.name());
      }
      if (relocation != null) {
        references.add(reference(code, instructions[i], i, relocation));
      } else if (Instruction.isFunctionCall(instructions[i])) {
        int target = start + i + 1 + Instruction.immediate(instructions[i]);
        references.add(new Reference.ToFunction(i, section.index(), target));
      }
      i += wide ? 1 : 0;
    }
    int end = start + instructions.length;
    return new FunctionCode(
        symbol.name(),
        section.index(),
        start,
        instructions,
        references,
        functionInfos(section.name(), start, end),
        lines(section.name(), start, end),
        coreRelocations(section.name(), start, end));
  }

  private Reference reference(
      ByteView code, long instruction, int index, ElfRelocation relocation) {
    ElfSymbol symbol = relocation.symbol();
    if (symbol.section() == ElfSymbol.UNDEFINED) {
      throw code.problem("refers to something outside of the file: name=" + symbol.name());
    }
    ElfSection target = elf.section(symbol.section());
    if (Instruction.isFunctionCall(instruction) && target.isCode()) {
      long to = symbol.value() / BYTES + Instruction.immediate(instruction) + 1;
      return new Reference.ToFunction(index, target.index(), (int) to);
    }
    if (Instruction.isLoad64(instruction)) {
      long to = symbol.value() + Instruction.immediate(instruction);
      if (target.isCode()) {
        return new Reference.ToFunction(index, target.index(), (int) (to / BYTES));
      }
      return new Reference.ToMap(maps.reference(index, target, (int) to));
    }
    throw code.problem(
        "relocation of an instruction that takes none: instruction="
            + index
            + " symbol="
            + symbol.name());
  }

  private List<FunctionInfo> functionInfos(String section, int start, int end) {
    List<FunctionInfo> found = new ArrayList<>();
    ext.ifPresent(e -> {
      for (FunctionInfo info : e.functions(section)) {
        if (info.instruction() >= start && info.instruction() < end) {
          found.add(Shift.function(info, -start));
        }
      }
    });
    return found;
  }

  private List<LineInfo> lines(String section, int start, int end) {
    List<LineInfo> found = new ArrayList<>();
    ext.ifPresent(e -> {
      for (LineInfo line : e.lines(section)) {
        if (line.instruction() >= start && line.instruction() < end) {
          found.add(Shift.line(line, -start));
        }
      }
    });
    return found;
  }

  private List<CoreRelocation> coreRelocations(String section, int start, int end) {
    List<CoreRelocation> found = new ArrayList<>();
    ext.ifPresent(e -> {
      for (CoreRelocation relocation : e.relocations(section)) {
        if (relocation.instruction() >= start && relocation.instruction() < end) {
          found.add(Shift.relocation(relocation, -start));
        }
      }
    });
    return found;
  }
}
