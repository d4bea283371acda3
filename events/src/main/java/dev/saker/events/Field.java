package dev.saker.events;

import java.util.Set;

/**
 * One entry of the field catalogue.
 *
 * @param group class of the field in listings, such as {@code File descriptor}
 * @param name full name without argument, such as {@code proc.aname}
 * @param type type of its value, or of each element if it is a list
 * @param flags what may be done with it
 * @param meaning one sentence
 */
public record Field(String group, String name, FieldType type, Set<Flag> flags, String meaning) {

  /** Properties of a field that rules and listings must know. */
  public enum Flag {
    /** Not listed. */
    HIDDEN,
    DEPRECATED,
    /** Not in output templates. */
    FILTER_ONLY,
    /** Not in conditions. */
    PRINT_ONLY,
    ARG_REQUIRED,
    ARG_OPTIONAL,
    LIST,
    /** Not on the right-hand side of a comparison. */
    NO_RHS,
    NO_TRANSFORMER,
    /** Part of {@code suggested_output}. */
    SUGGESTED,
    /** Prints as hexadecimal digits, upper case and without prefix, in JSON too (there as text). */
    HEX,
    /** Prints with leading zeros up to nine digits; in JSON it is a plain number. */
    PADDED
  }

  public Field {
    flags = Set.copyOf(flags);
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }
}
