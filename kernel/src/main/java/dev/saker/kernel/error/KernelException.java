package dev.saker.kernel.error;

import org.jspecify.annotations.Nullable;

/** What this module throws when the outside, a file or the kernel, is not as needed. */
public abstract class KernelException extends RuntimeException {
  protected KernelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
