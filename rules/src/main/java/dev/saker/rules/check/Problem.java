package dev.saker.rules.check;

import dev.saker.rules.syntax.Position;

/**
 * Something wrong with a condition or an output template.
 *
 * @param position place in the text that was checked
 * @param message for users
 */
public record Problem(Kind kind, Position position, String message) {

  /** What is wrong, with the code under which it is reported. */
  public enum Kind {
    /** A field that nobody knows, or an argument it does not have. */
    UNKNOWN_FIELD("LOAD_ERR_COMPILE_CONDITION", true),
    /** Anything else that makes a condition impossible. */
    INVALID_CONDITION("LOAD_ERR_COMPILE_CONDITION", true),
    /** A template that can not be printed. */
    INVALID_OUTPUT("LOAD_ERR_COMPILE_OUTPUT", true),
    /**
     * Probably not what was meant: a simple regular expression, a value that looks like a field.
     */
    SUSPICIOUS("LOAD_COMPILE_CONDITION", false),
    /** A comparison with {@code <NA>} on fields that are missing instead. */
    UNSAFE_NA("LOAD_UNSAFE_NA_CHECK", false),
    DEPRECATED_FIELD("LOAD_DEPRECATED_ITEM", false);

    private final String code;
    private final boolean error;

    Kind(String code, boolean error) {
      this.code = code;
      this.error = error;
    }

    /** Code in load results. */
    public String code() {
      return code;
    }

    /** Whether the rule can not be used; otherwise it is a warning. */
    public boolean isError() {
      return error;
    }
  }
}
