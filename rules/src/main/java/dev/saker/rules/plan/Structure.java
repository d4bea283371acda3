package dev.saker.rules.plan;

/**
 * What a test is made of.
 *
 * @param kind what it is
 * @param size how many constants are in it
 */
public record Structure(Kind kind, int size) {
  /** Kinds of structures; the cost of one look-up does not grow with the size but where said. */
  public enum Kind {
    /** One comparison with a constant. */
    COMPARISON,
    /** Hash table of texts. */
    HASH,
    /** Bits of small numbers, and a sorted table of large ones. */
    NUMBERS,
    /** Automaton for many texts at the beginning, the end, or anywhere: one pass over the value. */
    AUTOMATON,
    /** Search for a text in the value. */
    SEARCH,
    /** Paths, compared with the beginning of the value: a tree; those with wildcards one by one. */
    PATHS,
    /** Shell pattern. */
    PATTERN,
    /** Regular expression, in time that grows with the value. */
    REGEX,
    /** Address ranges: one look-up per length of prefix. */
    NETWORKS,
    /** Addresses of domain names. */
    DOMAINS
  }
}
