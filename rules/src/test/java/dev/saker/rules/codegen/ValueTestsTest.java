package dev.saker.rules.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.Value;
import dev.saker.rules.eval.Predicate;
import dev.saker.rules.eval.Predicates;
import dev.saker.rules.ir.Bytes;
import dev.saker.rules.ir.Test;
import dev.saker.rules.syntax.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Structures for many constants against one comparison after the other. */
class ValueTestsTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @org.junit.jupiter.api.Test
  void pathsInATreeAreThePrefixesThatEachIs() {
    System.out.println("seed=" + seed);
    String[] names = {"a", "ab", "b", "etc", "..", "c*", "?", "[ab]", "", "/"};
    for (int i = 0; i < 5_000; i++) {
      Set<Bytes> paths = new LinkedHashSet<>();
      for (int n = random.nextInt(8); n > 0; n--) {
        paths.add(Bytes.of(path(names, 4)));
      }
      assertSame(new Test.PathPrefix(paths), () -> path(names, 6).getBytes(StandardCharsets.UTF_8));
    }
  }

  @org.junit.jupiter.api.Test
  void networksInATableAreThoseThatEachIs() {
    System.out.println("seed=" + seed);
    for (int i = 0; i < 5_000; i++) {
      List<Test> networks = new ArrayList<>();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        byte[] address = address();
        networks.add(
            new Test.InNetwork(Bytes.copyOf(address), random.nextInt(8 * address.length + 1)));
      }
      assertSame(new Test.Several(Modifier.ANYOF, networks), this::address);
    }
  }

  private void assertSame(Test test, java.util.function.Supplier<byte[]> values) {
    Predicate each = Predicates.of(test);
    ValueTest fast = ValueTests.of(test);
    assertTrue(!fast.structures().isEmpty());
    for (int i = 0; i < 10; i++) {
      byte[] bytes = values.get();
      Value value = new Value();
      value.setBytes(bytes);
      assertEquals(
          each.test(value),
          fast.test(value),
          () -> "test=" + test + " value=" + new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  private String path(String[] names, int most) {
    StringBuilder path = new StringBuilder(random.nextInt(4) == 0 ? "" : "/");
    for (int n = random.nextInt(most); n > 0; n--) {
      path.append(names[random.nextInt(names.length)]).append(random.nextInt(5) == 0 ? "" : "/");
    }
    return path.toString();
  }

  /** Addresses of either family that begin alike. */
  private byte[] address() {
    byte[] address = new byte[random.nextInt(4) == 0 ? 16 : 4];
    for (int i = 0; i < address.length; i++) {
      address[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(2));
    }
    return address;
  }
}
