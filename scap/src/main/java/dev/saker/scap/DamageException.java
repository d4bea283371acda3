package dev.saker.scap;

/** Bytes of a capture that are not what they must be. The message does not name the file yet. */
final class DamageException extends Exception {
  DamageException(String message) {
    super(message);
  }
}
