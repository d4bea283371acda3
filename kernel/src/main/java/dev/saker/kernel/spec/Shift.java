package dev.saker.kernel.spec;

import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.btf.LineInfo;

/** The same facts about instructions that have moved. */
final class Shift {
  private Shift() {}

  static FunctionInfo function(FunctionInfo info, int by) {
    return new FunctionInfo(info.instruction() + by, info.type());
  }

  static LineInfo line(LineInfo line, int by) {
    return new LineInfo(
        line.instruction() + by, line.file(), line.text(), line.line(), line.column());
  }

  static CoreRelocation relocation(CoreRelocation relocation, int by) {
    return new CoreRelocation(
        relocation.instruction() + by, relocation.type(), relocation.access(), relocation.kind());
  }

  static MapReference map(MapReference map, int by) {
    return new MapReference(map.instruction() + by, map.map(), map.ofValue(), map.offset());
  }
}
