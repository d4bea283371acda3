package dev.saker.kernel.error;

import org.jspecify.annotations.Nullable;

/** The running kernel does not have what is needed. */
public final class FeatureException extends KernelException {
  private final String feature;
  private final String minimumKernel;

  /**
   * Describes what is missing.
   *
   * @param feature in words, plural, such as {@code ring buffers}
   * @param minimumKernel the first version that has it
   * @param facts what else the reader should know; may be empty
   */
  public FeatureException(
      String feature, String minimumKernel, String facts, @Nullable Throwable cause) {
    super(
        "this kernel has no "
            + feature
            + ", which came with Linux "
            + minimumKernel
            + (facts.isEmpty() ? "" : ": " + facts),
        cause);
    this.feature = feature;
    this.minimumKernel = minimumKernel;
  }

  public String feature() {
    return feature;
  }

  /** The first version that has it, such as {@code 5.8}. */
  public String minimumKernel() {
    return minimumKernel;
  }
}
