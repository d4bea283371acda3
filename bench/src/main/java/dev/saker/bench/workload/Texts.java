package dev.saker.bench.workload;

import java.nio.charset.StandardCharsets;

/** Texts in the form that parameters have: UTF-8 with a NUL at the end. */
final class Texts {
  private Texts() {}

  static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  /** A list, such as arguments: each element with its NUL. */
  static byte[] list(String... texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      all.append(text).append('\0');
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Without the NUL at the end, as the lists of a snapshot want it. */
  static byte[] bare(byte[] text) {
    int length = text.length;
    if (length > 0 && text[length - 1] == 0) {
      length--;
    }
    byte[] bare = new byte[length];
    System.arraycopy(text, 0, bare, 0, length);
    return bare;
  }

  /** What follows the last slash, as the kernel names a process: at most 15 letters. */
  static String commOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(0, Math.min(15, name.length()));
  }
}
