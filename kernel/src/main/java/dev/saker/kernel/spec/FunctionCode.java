package dev.saker.kernel.spec;

import dev.saker.kernel.btf.CoreRelocation;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.btf.LineInfo;
import java.util.List;

/**
 * One function, before linking. Indexes of instructions in what belongs to it count from its start.
 *
 * @param section index of its section
 * @param start index of its first instruction in the section
 */
record FunctionCode(
    String name,
    int section,
    int start,
    long[] instructions,
    List<Reference> references,
    List<FunctionInfo> functions,
    List<LineInfo> lines,
    List<CoreRelocation> relocations) {}
