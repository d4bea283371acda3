package dev.saker.rules.interest;

import dev.saker.rules.ir.Bytes;

/** Some paths. */
public sealed interface PathPattern {
  /** The bytes that it is about. */
  Bytes text();

  /** Paths that begin so. */
  record Head(Bytes text) implements PathPattern {}

  /** Paths that end so. */
  record Tail(Bytes text) implements PathPattern {}

  /** This path alone. */
  record Whole(Bytes text) implements PathPattern {}
}
