package dev.saker.kernel.spec;

import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.btf.LineInfo;
import java.util.List;

/** Instructions that stand alone: a program with all functions that it calls, linked. */
public final class Code {
  private final long[] instructions;
  private final List<MapReference> maps;
  private final List<CoreRelocation> relocations;
  private final List<FunctionInfo> functions;
  private final List<LineInfo> lines;

  Code(
      long[] instructions,
      List<MapReference> maps,
      List<CoreRelocation> relocations,
      List<FunctionInfo> functions,
      List<LineInfo> lines) {
    this.instructions = instructions;
    this.maps = List.copyOf(maps);
    this.relocations = List.copyOf(relocations);
    this.functions = List.copyOf(functions);
    this.lines = List.copyOf(lines);
  }

  /** A copy of the instructions; see {@link Instruction}. */
  public long[] instructions() {
    return instructions.clone();
  }

  /** Where maps are to be put in. */
  public List<MapReference> maps() {
    return maps;
  }

  /** What depends on the kernel's types. */
  public List<CoreRelocation> relocations() {
    return relocations;
  }

  /** Its functions; empty when the file says nothing about one of them. */
  public List<FunctionInfo> functions() {
    return functions;
  }

  /** Where instructions come from; empty when the file does not say. */
  public List<LineInfo> lines() {
    return lines;
  }
}
