package dev.saker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.btf.BtfType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelFactsTest {
  @Test
  void versionsAreComparedByNumber() {
    assertEquals(new KernelVersion(6, 1), KernelVersion.parse("6.1.0-18-amd64\n"));
    assertEquals(new KernelVersion(0, 0), KernelVersion.parse("none"));
    assertTrue(KernelVersion.parse("5.10").compareTo(KernelVersion.parse("5.8")) > 0);
    assertTrue(KernelVersion.parse("6.0").compareTo(KernelVersion.parse("5.8")) > 0);
    assertTrue(KernelVersion.running().major() > 0);
  }

  @Test
  void possibleCpusAreCounted() {
    assertEquals(1, PossibleCpus.count("0\n"));
    assertEquals(4, PossibleCpus.count("0-3\n"));
    assertEquals(8, PossibleCpus.count("0-3,8-11\n"));
    assertEquals(5, PossibleCpus.count("0-3,8\n"));
  }

  @Test
  void newerTypesAreSaidInOlderWordsOfTheSameSize() {
    assertEquals(
        new BtfType.Composite("double", false, 8, false, List.of()),
        OlderTypes.of(new BtfType.Floating("double", 8)));
    assertEquals(
        new BtfType.Enumeration("e", 8, false, false, List.of(new BtfType.Value("A", -1))),
        OlderTypes.of(
            new BtfType.Enumeration("e", 8, true, true, List.of(new BtfType.Value("A", -1)))));
    assertEquals(
        new BtfType.Modifier(BtfType.Modifier.Kind.CONST, "", 3),
        OlderTypes.of(new BtfType.Modifier(BtfType.Modifier.Kind.TYPE_TAG, "user", 3)));
    assertEquals(
        new BtfType.Function("f", 1, BtfType.Function.STATIC),
        OlderTypes.of(new BtfType.Function("f", 1, BtfType.Function.GLOBAL)));
    assertEquals(
        new BtfType.Int("tag", 1, 0, 0, 8), OlderTypes.of(new BtfType.DeclarationTag("t", 3, -1)));
    assertEquals(new BtfType.Pointer(3), OlderTypes.of(new BtfType.Pointer(3)));
  }
}
