package dev.saker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.btf.Btf;
import dev.saker.kernel.btf.BtfType;
import dev.saker.kernel.core.CoreRelocator;
import dev.saker.kernel.spec.ProgramSpec;
import dev.saker.testkit.Live;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Relocations on the running kernel, held against those that libbpf makes of the same file. */
@ExtendWith(Live.class)
final class LiveCoreTest {
  private static final Pattern DECISION =
      Pattern.compile(
          "prog '(\\w+)': relo #\\d+: patched insn #(\\d+) \\(\\S+\\) (?:imm|off|imm64) (\\d+) ->"
              + " (\\d+)");
  private static final Pattern POISONED =
      Pattern.compile("prog '(\\w+)': relo #\\d+: substituting insn #(\\d+) w/ invalid insn");

  @TempDir private Path folder;

  @Test
  void everyRelocationIsTheOneThatLibbpfMakes() throws Exception {
    Live.require(Files.exists(Path.of("/usr/sbin/bpftool")), "Debian's package bpftool");
    String log = libbpf();
    Btf kernel = Btf.ofKernel().orElseThrow();
    var object = Objects.read("core.o");
    int compared = 0;
    for (String name : new String[] {"fields", "types", "direct"}) {
      ProgramSpec program = object.program(name).orElseThrow();
      long[] code = program.code().instructions();
      List<CoreRelocator.Poisoned> poisoned =
          new CoreRelocator(object.types(), kernel).relocate(code, program.code().relocations());
      List<Integer> expected = new ArrayList<>();
      for (Matcher m = POISONED.matcher(log); m.find(); ) {
        if (m.group(1).equals(name)) {
          expected.add(Integer.parseInt(m.group(2)));
        }
      }
      assertEquals(
          expected, poisoned.stream().map(CoreRelocator.Poisoned::instruction).toList(), name);
      for (Matcher m = DECISION.matcher(log); m.find(); ) {
        if (m.group(1).equals(name)) {
          int at = Integer.parseInt(m.group(2));
          assertEquals(Long.parseLong(m.group(4)), value(code, at), name + " instruction " + at);
          compared++;
        }
      }
    }
    assertTrue(compared > 30, "compared " + compared + " of:\n" + log);
  }

  /** The offset of a load or store, the immediate of everything else. */
  private static long value(long[] code, int at) {
    int opcodeClass = (int) code[at] & 7;
    boolean memory = opcodeClass >= 1 && opcodeClass <= 3;
    return memory ? (short) (code[at] >>> 16) : code[at] >>> 32;
  }

  /**
   * What bpftool, which has libbpf in it, says while it loads the file: it fails, after relocating.
   */
  private String libbpf() throws IOException, InterruptedException {
    Path file = folder.resolve("core.o");
    Files.write(file, Objects.bytes("core.o"));
    Process process =
        new ProcessBuilder(
                // bpftool mounts a file system over the folder: in a name space that ends with it.
                "unshare",
                "-m",
                "bpftool",
                "-d",
                "prog",
                "loadall",
                file.toString(),
                folder.resolve("x").toString())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return log;
  }

  @Test
  void typesOfTheKernelAreAllReadAndWrittenAlike() {
    Btf kernel = Btf.ofKernel().orElseThrow();
    assertTrue(kernel.limit() > 10_000, kernel.toString());
    for (int id = 1; id < kernel.limit(); id++) {
      BtfType type = kernel.type(id);
      if (type instanceof BtfType.Composite || type instanceof BtfType.Enumeration) {
        assertTrue(kernel.sizeOf(id) >= 0, type.name());
      }
    }
    int task = kernel.find(BtfType.Composite.class, "task_struct");
    assertTrue(kernel.sizeOf(task) > 1000);
    assertEquals(0, kernel.find(BtfType.Composite.class, "no_such_struct"));
  }
}
