package dev.saker.capture.host;

/** Reads lines {@code Key: value} such as those of {@code /proc/PID/status}. Immutable. */
final class StatusText {
  private final byte[] bytes;

  StatusText(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A number of a line.
   *
   * @param key with its colon
   * @param index 0 for the first number after the key
   * @param base 10, 8 or 16
   * @param missing what is answered when there is none
   */
  long number(String key, int index, int base, long missing) {
    int at = lineOf(key);
    if (at < 0) {
      return missing;
    }
    for (int i = 0; ; i++) {
      while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t')) {
        at++;
      }
      int digit = at < bytes.length ? Character.digit(bytes[at], base) : -1;
      if (digit < 0) {
        return missing;
      }
      long value = 0;
      for (; digit >= 0; digit = at < bytes.length ? Character.digit(bytes[at], base) : -1) {
        value = value * base + digit;
        at++;
      }
      if (i == index) {
        return value;
      }
    }
  }

  /** How many numbers a line has; 0 when there is no such line. */
  int count(String key) {
    int count = 0;
    while (number(key, count, 10, -1) >= 0) {
      count++;
    }
    return count;
  }

  /** Where the value of a key begins; -1 when it is not there. */
  private int lineOf(String key) {
    int at = 0;
    while (at < bytes.length) {
      if (startsWith(key, at)) {
        return at + key.length();
      }
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      at++;
    }
    return -1;
  }

  private boolean startsWith(String key, int at) {
    if (bytes.length - at < key.length()) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (bytes[at + i] != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
