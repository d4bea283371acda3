package dev.saker.bench.workload;

import java.util.SplittableRandom;

/** Chance, from a seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from 0 to {@code bound} - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** True once in {@code times}, on average. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
