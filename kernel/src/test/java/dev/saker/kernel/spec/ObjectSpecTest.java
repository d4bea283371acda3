package dev.saker.kernel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.LoadPlan;
import dev.saker.kernel.Objects;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.btf.FunctionInfo;
import dev.saker.kernel.error.FormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ObjectSpecTest {
  private final ObjectSpec events = Objects.read("events.o");

  @Test
  void sectionsSayWhereProgramsGo() {
    assertEquals("GPL", events.license());
    assertEquals(new AttachPoint.RawTracepoint("sys_enter"), program("entered").attach());
    assertEquals(new AttachPoint.BtfTracepoint("sched_process_exit"), program("exited").attach());
    assertEquals(
        new AttachPoint.Tracepoint("syscalls", "sys_enter_epoll_create1"),
        program("traced").attach());
    assertEquals(new AttachPoint.Iterator("task"), program("tasks").attach());
    assertEquals(
        new AttachPoint.FunctionEntry("bpf_fentry_test1"), program("at_function").attach());
    assertEquals(new AttachPoint.SecurityHook("file_open"), program("at_hook").attach());
    assertTrue(program("at_hook").optional());
    assertFalse(program("tasks").optional());
  }

  private ProgramSpec program(String name) {
    return events.program(name).orElseThrow();
  }

  private MapSpec map(String name) {
    return events.map(name).orElseThrow();
  }

  @Test
  void mapsAreThoseOfTheDefinitions() {
    MapSpec ring = map("ring");
    assertEquals(MapType.RINGBUF, ring.type());
    assertEquals(65536, ring.maxEntries());
    MapSpec perCpu = map("per_cpu");
    assertEquals(MapType.PERCPU_ARRAY, perCpu.type());
    assertEquals(4, perCpu.keyBytes());
    assertEquals(4, perCpu.valueBytes());
    assertEquals(3, perCpu.maxEntries());
    MapSpec table = map("table");
    assertEquals(8, table.keyBytes());
    assertEquals("key", events.types().type(table.keyType()).name());
    assertEquals(1 << 10, map("mapped").flags());
    assertEquals(0, map("recent").keyType());
    assertEquals(8, map("recent").valueBytes());
    assertEquals(List.of(new MapSpec.Slot(2, "called")), map("calls").slots());
    MapSpec inner = map("outer").inner().orElseThrow();
    assertEquals(MapType.ARRAY, inner.type());
    assertEquals(2, inner.maxEntries());
  }

  @Test
  void globalVariablesAreMapsAndHaveTheirPlaces() {
    MapSpec constants = map(".rodata");
    assertTrue(constants.content().orElseThrow().isConstant());
    VariableSpec variable = events.variable("tail_called").orElseThrow();
    assertEquals(".data", variable.map());
    assertEquals(8, variable.bytes());
    assertEquals(7, map(".data").content().orElseThrow().bytes()[variable.offset()]);
    assertEquals(".bss", events.variable("sequence").orElseThrow().map());
    BtfType.DataSection section =
        (BtfType.DataSection) events.types().type(map(".rodata").valueType());
    assertEquals(constants.valueBytes(), section.size());
    assertTrue(section.variables().getLast().offset() > 0);
  }

  @Test
  void programIsLinkedWithTheFunctionsThatItCalls() {
    Code code = program("entered").code();
    List<Integer> starts = code.functions().stream().map(FunctionInfo::instruction).toList();
    assertEquals(0, starts.getFirst());
    assertTrue(starts.size() >= 2, starts.toString());
    long[] instructions = code.instructions();
    int calls = 0;
    for (int i = 0; i < instructions.length; i++) {
      if (Instruction.isFunctionCall(instructions[i])) {
        calls++;
        assertTrue(starts.contains(i + 1 + Instruction.immediate(instructions[i])), "call at " + i);
      }
      i += Instruction.isLoad64(instructions[i]) ? 1 : 0;
    }
    assertEquals(starts.size() - 1, calls);
    assertTrue(code.maps().stream().anyMatch(m -> m.map().equals("ring") && !m.ofValue()));
    assertTrue(code.maps().stream().anyMatch(m -> m.map().equals(".rodata") && m.ofValue()));
    assertTrue(code.lines().stream().anyMatch(line -> line.text().contains("bpf_ringbuf_reserve")));
    assertEquals(1, program("exited").code().functions().size());
  }

  @Test
  void callbackIsLoadedAsAFunction() {
    long[] code = program("looping").code().instructions();
    boolean found = false;
    for (int i = 0; i < code.length; i++) {
      if (Instruction.isLoad64(code[i])) {
        found |= Instruction.source(code[i]) == Instruction.LOADS_FUNCTION;
        i++;
      }
    }
    assertTrue(found);
  }

  @Test
  void valuesAreSetByNameAndChecked() {
    LoadPlan plan = new LoadPlan(events).set("wanted_slot", 3).set("tail_called", new byte[8]);
    assertThrows(FormatException.class, () -> plan.set("none", 1));
    assertThrows(FormatException.class, () -> plan.set("tail_called", new byte[7]));
    assertThrows(FormatException.class, () -> plan.setMaxEntries("none", 1));
    assertThrows(FormatException.class, () -> plan.include("none", true));
    assertEquals(
        "events.o: variable does not exist: variable=none",
        assertThrows(FormatException.class, () -> plan.set("none", 1)).getMessage());
    LoadPlan other = new LoadPlan(Objects.read("core.o"));
    assertEquals(
        "core.o: variable is no integer: variable=answers bytes=320",
        assertThrows(FormatException.class, () -> other.set("answers", 1)).getMessage());
  }

  @Test
  void instructionKeepsItsOtherParts() {
    long instruction = 0x1122_3344_5566_7788L;
    assertEquals(0x88, Instruction.opcode(instruction));
    assertEquals(7, Instruction.source(instruction));
    assertEquals(0x5566, Instruction.offset(instruction));
    assertEquals(0x11223344, Instruction.immediate(instruction));
    assertEquals(0x1122_3344_ffff_7788L, Instruction.withOffset(instruction, -1));
    assertEquals(0xffff_ffff_5566_7788L, Instruction.withImmediate(instruction, -1));
    assertEquals(0x1122_3344_5566_1788L, Instruction.withSource(instruction, 1));
    assertEquals(0x1122_3344_5566_7705L, Instruction.withOpcode(instruction, 5));
  }

  @Test
  void otherFilesAreRefused() {
    assertEquals(
        "x: is no ELF file",
        assertThrows(FormatException.class, () -> ObjectSpec.read("x", new byte[100]))
            .getMessage());
    byte[] other = Objects.bytes("core.o");
    other[18] = 62;
    assertEquals(
        "x: is no relocatable 64-bit little-endian BPF file: type=1 machine=62",
        assertThrows(FormatException.class, () -> ObjectSpec.read("x", other)).getMessage());
  }

  @Test
  void damagedFilesAreRefusedOrReadButNothingElse() {
    long seed = System.nanoTime();
    System.out.println("damagedFilesAreRefusedOrReadButNothingElse: seed=" + seed);
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] file = Objects.bytes(round % 2 == 0 ? "events.o" : "core.o");
      int changes = 1 + random.nextInt(8);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(file.length);
        file[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) -1;
      }
      if (random.nextInt(10) == 0) {
        file = Arrays.copyOf(file, random.nextInt(file.length));
      }
      try {
        ObjectSpec spec = ObjectSpec.read("damaged", file);
        for (ProgramSpec program : spec.programs()) {
          assertTrue(program.code().instructions().length > 0, program.name());
        }
      } catch (FormatException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("round=" + round + " seed=" + seed, e);
      }
    }
    assertTrue(refused > 100, "refused=" + refused);
  }
}
