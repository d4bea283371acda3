package dev.saker.outputs;

import java.util.Optional;

/**
 * How the alerts of one output are delivered.
 *
 * @param capacity most alerts that wait in memory; without meaning when there is a spool
 * @param overflow what becomes of more
 * @param retry what happens after a failure
 * @param spool where alerts wait on disk until they are delivered; empty for in memory
 */
public record DeliveryOptions(
    int capacity, Overflow overflow, RetryPolicy retry, Optional<SpoolOptions> spool) {
  /** Alerts that may wait when the configuration says nothing about it, or says 0. */
  public static final int DEFAULT_CAPACITY = 1 << 16;

  public DeliveryOptions {
    if (capacity < 1) {
      throw new IllegalArgumentException("queue without room: capacity=" + capacity);
    }
  }

  /** A queue in memory of the usual size. */
  public static DeliveryOptions inMemory(RetryPolicy retry) {
    return new DeliveryOptions(DEFAULT_CAPACITY, Overflow.DROP_NEWEST, retry, Optional.empty());
  }

  /** A disk spool; an alert is tried until the other side has it, or says it never wants it. */
  public static DeliveryOptions atLeastOnce(RetryPolicy retry, SpoolOptions spool) {
    return new DeliveryOptions(
        DEFAULT_CAPACITY, Overflow.DROP_NEWEST, retry.withoutEnd(), Optional.of(spool));
  }

  /** The same with another way to deal with overflow. */
  public DeliveryOptions withOverflow(Overflow other) {
    return new DeliveryOptions(capacity, other, retry, spool);
  }
}
