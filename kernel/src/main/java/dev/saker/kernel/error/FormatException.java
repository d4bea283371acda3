package dev.saker.kernel.error;

/**
 * A file is not what it should be: damaged, made by a compiler that we do not know, or asking for
 * what we cannot do. Trying again does not help.
 */
public final class FormatException extends KernelException {
  public FormatException(String message) {
    super(message, null);
  }
}
