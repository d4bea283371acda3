package dev.saker.rules.syntax;

import java.util.Locale;

/** How many items of a list must satisfy an operator that otherwise compares with one value. */
public enum Modifier {
  /** Exactly one. */
  ONEOF,
  /** At least one. */
  ANYOF,
  /** Every one. */
  ALLOF;

  /** The word as it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
