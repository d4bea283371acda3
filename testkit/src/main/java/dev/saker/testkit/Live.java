package dev.saker.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that need the running kernel: skips them, saying so, where this process may not load
 * programs; in CI that is a failure. Afterwards no object of BPF may be left open.
 */
public final class Live implements BeforeEachCallback, AfterEachCallback {
  private static final Path KERNEL_TYPES = Path.of("/sys/kernel/btf/vmlinux");

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    require(root && Files.isReadable(KERNEL_TYPES), "root, and a kernel with " + KERNEL_TYPES);
    assertEquals(List.of(), open(), "open before the test");
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    assertEquals(List.of(), open(), "left open by the test");
  }

  /** Ends the running test as skipped where something is not there; in CI as failed. */
  public static void require(boolean present, String what) {
    if (present) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("needs " + what);
    }
    System.out.println("skips: a live test, which needs " + what);
    Assumptions.abort("needs " + what);
  }

  private static List<String> open() throws IOException {
    try (Stream<Path> list = Files.list(Path.of("/proc/self/fd"))) {
      return list.map(Live::target).filter(target -> target.contains("bpf")).toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
