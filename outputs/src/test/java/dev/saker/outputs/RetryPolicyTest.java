package dev.saker.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final long MS = 1_000_000;

  @Test
  void firstRepetitionComesAtOnceAndPausesThenDouble() {
    long[] longestMs = {0, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000};
    Random random = new Random(1);
    for (int failures = 1; failures <= longestMs.length; failures++) {
      for (int i = 0; i < 100; i++) {
        long pauseNs = RetryPolicy.STANDARD.pauseNs(failures, random);
        long longestNs = longestMs[failures - 1] * MS;
        assertTrue(
            pauseNs >= longestNs / 2 && pauseNs <= longestNs,
            "failures=" + failures + " pauseNs=" + pauseNs);
      }
    }
  }

  @Test
  void pauseIsBoundedAfterAnyNumberOfFailures() {
    for (int failures : new int[] {50, 64, 65, 100, Integer.MAX_VALUE}) {
      long pauseNs = RetryPolicy.STANDARD.withoutEnd().pauseNs(failures, new Random(2));
      assertTrue(pauseNs >= 5000 * MS && pauseNs <= 10_000 * MS, "pauseNs=" + pauseNs);
    }
  }

  @Test
  void withoutRepetitionThereIsNoPause() {
    assertEquals(0, RetryPolicy.NONE.pauseNs(7, new Random(3)));
  }

  @Test
  void nonsenseIsRefused() {
    assertEquals(
        "not a retry policy: maxAttempts=0 firstPauseMs=1 maxPauseMs=2",
        assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, 1, 2)).getMessage());
  }
}
