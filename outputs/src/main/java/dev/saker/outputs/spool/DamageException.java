package dev.saker.outputs.spool;

import java.io.IOException;
import java.nio.file.Path;

/** A segment can not be read any further. */
final class DamageException extends IOException {
  private final boolean torn;
  private final long offset;

  /**
   * Makes one.
   *
   * @param file the segment
   * @param offset where the damage begins
   * @param torn whether the file just ends in the middle of a record
   * @param reason what is wrong there
   */
  DamageException(Path file, long offset, boolean torn, String reason) {
    super(reason + ": file=" + file + " offset=" + offset);
    this.torn = torn;
    this.offset = offset;
  }

  boolean isTorn() {
    return torn;
  }

  long offset() {
    return offset;
  }
}
