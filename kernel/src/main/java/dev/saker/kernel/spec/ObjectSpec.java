package dev.saker.kernel.spec;

import dev.saker.kernel.binary.ByteView;
import dev.saker.kernel.btf.Btf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An object file: what its programs, maps and variables are. Immutable; any thread may read.
 *
 * @param name of the file, for messages
 * @param license under which its programs are, as the kernel wants to know it
 * @param types of the file; instructions, maps and relocations refer to them by id
 */
public record ObjectSpec(
    String name,
    String license,
    Btf types,
    List<ProgramSpec> programs,
    List<MapSpec> maps,
    List<VariableSpec> variables) {
  public ObjectSpec {
    programs = List.copyOf(programs);
    maps = List.copyOf(maps);
    variables = List.copyOf(variables);
  }

  /**
   * Reads a file.
   *
   * @throws dev.saker.kernel.error.FormatException when it is no object file for BPF, is damaged,
   *     or asks for what is not supported
   */
  public static ObjectSpec read(Path file) throws IOException {
    return read(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name of the file, for messages
   * @throws dev.saker.kernel.error.FormatException as for {@link #read(Path)}
   */
  public static ObjectSpec read(String name, byte[] bytes) {
    return new ObjectReader(new ByteView(name, bytes)).read();
  }

  /** The program of a name. */
  public Optional<ProgramSpec> program(String program) {
    return programs.stream().filter(p -> p.name().equals(program)).findFirst();
  }

  /** The map of a name. */
  public Optional<MapSpec> map(String map) {
    return maps.stream().filter(m -> m.name().equals(map)).findFirst();
  }

  /** The variable of a name. */
  public Optional<VariableSpec> variable(String variable) {
    return variables.stream().filter(v -> v.name().equals(variable)).findFirst();
  }
}
