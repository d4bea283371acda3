package dev.saker.scap;

import java.io.IOException;

/** Bytes of a capture that are not what they must be. Says what, but not yet in which file. */
final class DamageException extends IOException {
  private final String what;

  DamageException(String what) {
    super(what);
    this.what = what;
  }

  DamageException(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  /** What is wrong, in words. */
  String what() {
    return what;
  }
}
