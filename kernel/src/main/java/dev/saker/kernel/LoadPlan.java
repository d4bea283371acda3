package dev.saker.kernel;

import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.spec.MapSpec;
import dev.saker.kernel.spec.ObjectSpec;
import dev.saker.kernel.spec.ProgramSpec;
import dev.saker.kernel.spec.VariableSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be loaded of an object file, and with which values: constants, numbers of entries,
 * programs left out. One thread; may be loaded any number of times.
 */
public final class LoadPlan {
  private final ObjectSpec object;
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Map<String, Integer> entries = new HashMap<>();
  private final Set<String> programs = new HashSet<>();

  /** All of the file, but for programs that are optional. */
  public LoadPlan(ObjectSpec object) {
    this.object = object;
    for (MapSpec map : object.maps()) {
      map.content().ifPresent(content -> contents.put(map.name(), content.bytes()));
    }
    for (ProgramSpec program : object.programs()) {
      if (!program.optional()) {
        programs.add(program.name());
      }
    }
  }

  /**
   * Sets the initial value of an integer variable of 1, 2, 4 or 8 bytes.
   *
   * @throws FormatException when the file has no such variable
   */
  public LoadPlan set(String variable, long value) {
    VariableSpec spec = variable(variable);
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
    if (spec.bytes() != 1 && spec.bytes() != 2 && spec.bytes() != 4 && spec.bytes() != 8) {
      throw problem("variable is no integer: variable=" + variable + " bytes=" + spec.bytes());
    }
    bytes.get(0, content(spec), spec.offset(), spec.bytes());
    return this;
  }

  /**
   * Sets the initial bytes of a variable.
   *
   * @throws FormatException when the file has no such variable, or it has another size
   */
  public LoadPlan set(String variable, byte[] value) {
    VariableSpec spec = variable(variable);
    if (value.length != spec.bytes()) {
      throw problem(
          "variable has another size: variable="
              + variable
              + " bytes="
              + spec.bytes()
              + " given="
              + value.length);
    }
    System.arraycopy(value, 0, content(spec), spec.offset(), value.length);
    return this;
  }

  /**
   * Sets the number of entries of a map; of a ring buffer the bytes, a power of two and a multiple
   * of the page size.
   *
   * @throws FormatException when the file has no such map
   */
  public LoadPlan setMaxEntries(String map, int maxEntries) {
    if (object.map(map).isEmpty()) {
      throw problem("map does not exist: map=" + map);
    }
    entries.put(map, maxEntries);
    return this;
  }

  /**
   * Says whether a program is loaded.
   *
   * @throws FormatException when the file has no such program
   */
  public LoadPlan include(String program, boolean included) {
    if (object.program(program).isEmpty()) {
      throw problem("program does not exist: program=" + program);
    }
    if (included) {
      programs.add(program);
    } else {
      programs.remove(program);
    }
    return this;
  }

  /** The file. */
  public ObjectSpec object() {
    return object;
  }

  List<ProgramSpec> programs() {
    List<ProgramSpec> chosen = new ArrayList<>();
    for (ProgramSpec program : object.programs()) {
      if (programs.contains(program.name())) {
        chosen.add(program);
      }
    }
    return chosen;
  }

  List<MapSpec> maps() {
    List<MapSpec> maps = new ArrayList<>();
    for (MapSpec map : object.maps()) {
      Integer number = entries.get(map.name());
      maps.add(number == null ? map : map.withMaxEntries(number));
    }
    return maps;
  }

  Optional<byte[]> content(String map) {
    return Optional.ofNullable(contents.get(map));
  }

  private byte[] content(VariableSpec spec) {
    byte[] content = contents.get(spec.map());
    if (content == null) {
      throw problem("variable has no map: variable=" + spec.name());
    }
    return content;
  }

  private VariableSpec variable(String name) {
    return object
        .variable(name)
        .orElseThrow(() -> problem("variable does not exist: variable=" + name));
  }

  private FormatException problem(String what) {
    return new FormatException(object.name() + ": " + what);
  }
}
