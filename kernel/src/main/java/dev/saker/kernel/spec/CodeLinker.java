package dev.saker.kernel.spec;

import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.btf.LineInfo;
import dev.saker.kernel.error.FormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a program and the functions that it reaches one behind the other, each once, and makes calls
 * point there.
 */
final class CodeLinker {
  private static final int MAX_INSTRUCTIONS = 1_000_000;

  private record Place(int section, int instruction) {}

  private final String fileName;
  private final Map<Place, FunctionCode> functions = new LinkedHashMap<>();

  CodeLinker(String fileName, List<FunctionCode> all) {
    this.fileName = fileName;
    for (FunctionCode function : all) {
      functions.put(new Place(function.section(), function.start()), function);
    }
  }

  Code link(FunctionCode main) {
    Map<Place, Integer> starts = layOut(main);
    int size = 0;
    for (Place place : starts.keySet()) {
      size += function(place).instructions().length;
    }
    long[] instructions = new long[size];
    List<MapReference> maps = new ArrayList<>();
    List<CoreRelocation> relocations = new ArrayList<>();
    List<FunctionInfo> infos = new ArrayList<>();
    List<LineInfo> lines = new ArrayList<>();
    starts.forEach((place, start) -> {
      FunctionCode function = function(place);
      System.arraycopy(
          function.instructions(), 0, instructions, start, function.instructions().length);
      for (Reference reference : function.references()) {
        switch (reference) {
          case Reference.ToMap map -> maps.add(Shift.map(map.map(), start));
          case Reference.ToFunction to ->
              connect(instructions, start + to.instruction(), starts.getOrDefault(place(to), 0));
        }
      }
      function.relocations().forEach(r -> relocations.add(Shift.relocation(r, start)));
      function.functions().forEach(f -> infos.add(Shift.function(f, start)));
      function.lines().forEach(l -> lines.add(Shift.line(l, start)));
    });
    // The kernel takes facts about all functions, or none: each begins with an entry of either
    // kind.
    boolean told = begins(infos.stream().map(FunctionInfo::instruction).toList(), starts);
    boolean numbered = begins(lines.stream().map(LineInfo::instruction).toList(), starts);
    return new Code(
        instructions,
        maps,
        relocations,
        told ? infos : List.of(),
        told && numbered ? lines : List.of());
  }

  private static boolean begins(List<Integer> entries, Map<Place, Integer> starts) {
    return new HashSet<>(entries).containsAll(starts.values());
  }

  private Map<Place, Integer> layOut(FunctionCode main) {
    Map<Place, Integer> starts = new LinkedHashMap<>();
    List<Place> open = new ArrayList<>(List.of(new Place(main.section(), main.start())));
    int size = 0;
    for (int i = 0; i < open.size(); i++) {
      if (starts.putIfAbsent(open.get(i), size) != null) {
        continue;
      }
      FunctionCode function = function(open.get(i));
      size += function.instructions().length;
      if (size > MAX_INSTRUCTIONS) {
        throw new FormatException(
            fileName + ": program too large: name=" + main.name() + " instructions=" + size);
      }
      for (Reference reference : function.references()) {
        if (reference instanceof Reference.ToFunction to) {
          open.add(place(to));
        }
      }
    }
    return starts;
  }

  private static Place place(Reference.ToFunction reference) {
    return new Place(reference.section(), reference.target());
  }

  private FunctionCode function(Place place) {
    FunctionCode function = functions.get(place);
    if (function == null) {
      throw new FormatException(
          fileName
              + ": refers to something that is no function: section="
              + place.section
              + " instruction="
              + place.instruction);
    }
    return function;
  }

  private static void connect(long[] instructions, int from, int to) {
    long moved = Instruction.withImmediate(instructions[from], to - from - 1);
    if (Instruction.isLoad64(moved)) {
      moved = Instruction.withSource(moved, Instruction.LOADS_FUNCTION);
      instructions[from + 1] = Instruction.withImmediate(instructions[from + 1], 0);
    }
    instructions[from] = moved;
  }
}
