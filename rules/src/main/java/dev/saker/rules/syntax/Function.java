package dev.saker.rules.syntax;

import java.util.Locale;

/** Functions that make a new value of their arguments, called transformers by users. */
public enum Function {
  TOLOWER,
  TOUPPER,
  B64,
  BASENAME,
  LEN,
  JOIN,
  CONCAT,
  GETOPT,
  /** The value itself; only on the right-hand side, where it says that a field is meant. */
  VAL;

  /** The word as it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
