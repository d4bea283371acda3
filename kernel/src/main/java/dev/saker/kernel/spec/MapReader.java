package dev.saker.kernel.spec;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.elf.ElfFile;
import dev.saker.kernel.elf.ElfRelocation;
import dev.saker.kernel.elf.ElfSection;
import dev.saker.kernel.error.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads map definitions: variables in the section {@code .maps}, of a struct type whose members say
 * what the map is. A number is the length of an array that the member points to; a type is what the
 * member points to.
 */
final class MapReader {
  private static final int SLOT_BYTES = 8;

  private final String fileName;
  private final ElfFile elf;
  private final Btf btf;
  private final MapNames names;

  MapReader(ElfFile elf, Btf btf, MapNames names) {
    this.fileName = elf.name();
    this.elf = elf;
    this.btf = btf;
    this.names = names;
  }

  List<MapSpec> read(ElfSection section) {
    int id = btf.find(BtfType.DataSection.class, MapNames.DEFINITIONS);
    if (!(btf.type(id) instanceof BtfType.DataSection variables)) {
      throw new FormatException(fileName + ": maps have no types: build it with clang -g");
    }
    List<MapSpec> maps = new ArrayList<>();
    for (BtfType.Placed placed : variables.variables()) {
      BtfType.Variable variable = variable(placed.variable());
      BtfType.Composite definition = definition(variable.name(), variable.type());
      Definition fields = new Definition(variable.name(), definition, section);
      maps.add(fields.toMap());
    }
    return maps;
  }

  private BtfType.Variable variable(int id) {
    if (btf.type(id) instanceof BtfType.Variable variable) {
      return variable;
    }
    throw new FormatException(fileName + ": is no variable: type=" + id);
  }

  private BtfType.Composite definition(String map, int type) {
    if (btf.resolved(type) instanceof BtfType.Composite composite) {
      return composite;
    }
    throw new FormatException(fileName + ": definition of a map is no struct: map=" + map);
  }

  /** One definition while its members are gone through. */
  private final class Definition {
    private final String map;
    private final BtfType.Composite struct;
    private final ElfSection section;
    private long type;
    private long keyBytes;
    private long valueBytes;
    private long maxEntries;
    private long flags;
    private int keyType;
    private int valueType;
    private Optional<MapSpec> inner = Optional.empty();
    private List<MapSpec.Slot> slots = List.of();

    Definition(String map, BtfType.Composite struct, ElfSection section) {
      this.map = map;
      this.struct = struct;
      this.section = section;
    }

    MapSpec toMap() {
      for (BtfType.Member member : struct.members()) {
        read(member);
      }
      return new MapSpec(
          map,
          type(),
          size("key", keyBytes, keyType),
          size("value", valueBytes, valueType),
          (int) maxEntries,
          (int) flags,
          keyType,
          valueType,
          inner,
          slots,
          Optional.empty());
    }

    private void read(BtfType.Member member) {
      switch (member.name()) {
        case "type" -> type = number(member);
        case "max_entries" -> maxEntries = number(member);
        case "map_flags" -> flags = number(member);
        case "key_size" -> keyBytes = number(member);
        case "value_size" -> valueBytes = number(member);
        case "key" -> keyType = pointee(member, member.type());
        case "value" -> valueType = pointee(member, member.type());
        case "values" -> values(member);
        default -> throw problem("member not supported: member=" + member.name());
      }
    }

    private MapType type() {
      for (MapType candidate : MapType.values()) {
        if (candidate.number() == type) {
          return candidate;
        }
      }
      throw problem("type not supported: type=" + type);
    }

    private int size(String what, long stated, int typeId) {
      long size = typeId == 0 ? stated : btf.sizeOf(typeId);
      if (stated != 0 && stated != size) {
        throw problem(what + " has two sizes: bytes=" + stated + " and " + size);
      }
      return (int) size;
    }

    private long number(BtfType.Member member) {
      if (btf.resolved(pointee(member, member.type())) instanceof BtfType.Array array) {
        return array.count();
      }
      throw problem("member is no number: member=" + member.name());
    }

    private int pointee(BtfType.Member member, int id) {
      if (btf.resolved(id) instanceof BtfType.Pointer pointer) {
        return pointer.to();
      }
      throw problem("member is no pointer: member=" + member.name());
    }

    private void values(BtfType.Member member) {
      if (!(btf.resolved(member.type()) instanceof BtfType.Array array)) {
        throw problem("values are no array");
      }
      int to = pointee(member, array.element());
      // Keys are indexes, values are descriptors.
      keyBytes = 4;
      valueBytes = 4;
      if (btf.resolved(to) instanceof BtfType.Composite composite) {
        if (map.contains("/")) {
          throw problem("maps in maps in maps are not supported");
        }
        MapSpec spec = new Definition(map + "/values", composite, section).toMap();
        inner = Optional.of(spec);
        return;
      }
      long first = names.offsetOf(map) + member.bitOffset() / 8;
      slots = programs(first, first + symbolBytes() - member.bitOffset() / 8);
    }

    private long symbolBytes() {
      return elf.symbols().stream()
          .filter(symbol -> symbol.name().equals(map) && symbol.section() == section.index())
          .mapToLong(symbol -> symbol.size())
          .findFirst()
          .orElse(0);
    }

    private List<MapSpec.Slot> programs(long from, long to) {
      List<MapSpec.Slot> found = new ArrayList<>();
      for (ElfRelocation relocation : elf.relocations(section)) {
        if (relocation.offset() >= from && relocation.offset() < to) {
          int index = (int) ((relocation.offset() - from) / SLOT_BYTES);
          found.add(new MapSpec.Slot(index, relocation.symbol().name()));
        }
      }
      return List.copyOf(found);
    }

    private FormatException problem(String what) {
      return new FormatException(fileName + ": map " + map + ": " + what);
    }
  }
}
