package dev.saker.kernel.spec;

import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfExt;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.elf.ElfFile;
import dev.saker.kernel.elf.ElfSection;
import dev.saker.kernel.elf.ElfSymbol;
import dev.saker.kernel.error.FormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an {@link ObjectSpec} from a file. */
final class ObjectReader {
  private static final int MAX_VALUE_BYTES = 16 << 20;

  private final ElfFile elf;
  private final Btf written;
  private final Btf types;
  private final MapNames names;
  private final Map<String, ElfSection> sections = new LinkedHashMap<>();

  ObjectReader(ByteView file) {
    elf = new ElfFile(file);
    for (ElfSection section : elf.sections()) {
      sections.putIfAbsent(section.name(), section);
    }
    ElfSection btf = sections.get(".BTF");
    if (btf == null) {
      throw file.problem("has no types: build it with clang -g");
    }
    written = Btf.read(btf.data());
    types = PlacedTypes.of(written, elf);
    names = new MapNames(elf);
  }

  ObjectSpec read() {
    List<MapSpec> maps = new ArrayList<>();
    ElfSection definitions = sections.get(MapNames.DEFINITIONS);
    if (definitions != null) {
      maps.addAll(new MapReader(elf, types, names).read(definitions));
    }
    for (ElfSection section : elf.sections()) {
      if (MapNames.isData(section) && section.size() > 0) {
        maps.add(dataMap(section));
      }
    }
    return new ObjectSpec(elf.name(), license(), types, programs(), maps, variables());
  }

  private String license() {
    ElfSection section = sections.get("license");
    return section == null || section.data().size() == 0 ? "" : section.data().text(0);
  }

  private MapSpec dataMap(ElfSection section) {
    if (section.size() > MAX_VALUE_BYTES) {
      throw section.data().problem("too large for a map: bytes=" + section.size());
    }
    boolean constant = MapNames.isConstant(section);
    byte[] content = section.isZero() ? new byte[(int) section.size()] : section.data().toArray();
    return new MapSpec(
        section.name(),
        MapType.ARRAY,
        4,
        content.length,
        1,
        MapSpec.MAPPABLE | (constant ? MapSpec.READ_ONLY_FOR_PROGRAMS : 0),
        0,
        types.find(BtfType.DataSection.class, section.name()),
        Optional.empty(),
        List.of(),
        Optional.of(new MapSpec.Content(content, constant)));
  }

  private List<VariableSpec> variables() {
    List<VariableSpec> variables = new ArrayList<>();
    for (ElfSymbol symbol : elf.symbols()) {
      if (symbol.kind() != ElfSymbol.Kind.OBJECT || symbol.section() >= elf.sections().size()) {
        continue;
      }
      ElfSection section = elf.section(symbol.section());
      if (!MapNames.isData(section)) {
        continue;
      }
      if (symbol.value() < 0
          || symbol.size() < 0
          || symbol.value() > section.size() - symbol.size()) {
        throw section.data().problem("variable misplaced: name=" + symbol.name());
      }
      variables.add(
          new VariableSpec(
              symbol.name(), section.name(), (int) symbol.value(), (int) symbol.size()));
    }
    return variables;
  }

  private List<ProgramSpec> programs() {
    ElfSection extension = sections.get(".BTF.ext");
    Optional<BtfExt> ext =
        extension == null ? Optional.empty() : Optional.of(new BtfExt(extension.data(), written));
    FunctionReader reader = new FunctionReader(elf, ext, names);
    List<FunctionCode> functions = new ArrayList<>();
    for (ElfSection section : elf.sections()) {
      if (section.isCode()) {
        functions.addAll(reader.read(section));
      }
    }
    CodeLinker linker = new CodeLinker(elf.name(), functions);
    List<ProgramSpec> programs = new ArrayList<>();
    for (FunctionCode function : functions) {
      String section = elf.section(function.section()).name();
      if (!section.equals(".text")) {
        programs.add(program(function, section, linker));
      }
    }
    return programs;
  }

  private ProgramSpec program(FunctionCode function, String section, CodeLinker linker) {
    boolean optional = section.startsWith("?");
    SectionNames.Meaning meaning =
        SectionNames.of(optional ? section.substring(1) : section)
            .orElseThrow(() ->
                new FormatException(
                    elf.name()
                        + ": program is in a section that says nothing: program="
                        + function.name()
                        + " section="
                        + section
                        + " known="
                        + SectionNames.known()));
    return new ProgramSpec(
        function.name(),
        section,
        meaning.attach(),
        meaning.sleepable(),
        optional,
        linker.link(function));
  }
}
