package dev.saker.kernel.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SystemCallExceptionTest {
  @Test
  void messageSaysCallMeaningErrorAndFacts() {
    var e = new SystemCallException("bpf(BPF_MAP_CREATE)", 1, "map=events");
    assertEquals(
        "bpf(BPF_MAP_CREATE) failed: operation not permitted: errno=EPERM map=events",
        e.getMessage());
    assertEquals("bpf(BPF_MAP_CREATE)", e.call());
    assertEquals(1, e.errno());
    assertTrue(e.is(Errno.EPERM));
    assertFalse(e.is(Errno.ENOENT));
  }

  @Test
  void unknownErrorKeepsItsNumber() {
    assertEquals(
        "close failed: error of the kernel: errno=4000",
        new SystemCallException("close", 4000, "").getMessage());
  }
}
