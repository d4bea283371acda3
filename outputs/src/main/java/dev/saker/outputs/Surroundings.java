package dev.saker.outputs;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance as the delivery sees them, so that tests can drive both.
 *
 * @param nanoClock nanoseconds from some fixed moment, never going back
 * @param sleeper waits
 * @param random source of the random part of pauses; several threads use it
 */
public record Surroundings(LongSupplier nanoClock, Sleeper sleeper, RandomGenerator random) {

  /** Waits; the calling thread's interruption ends it. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(long nanos) throws InterruptedException;
  }

  /** The clock of the system. */
  public static Surroundings real() {
    return new Surroundings(System::nanoTime, TimeUnit.NANOSECONDS::sleep, new java.util.Random());
  }
}
