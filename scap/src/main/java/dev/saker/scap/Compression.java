package dev.saker.scap;

/** How the bytes of a capture are packed in its file. */
public enum Compression {
  NONE,
  GZIP
}
