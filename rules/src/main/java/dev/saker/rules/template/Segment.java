package dev.saker.rules.template;

import dev.saker.rules.ir.Term;

/** A piece of a template. */
sealed interface Segment {
  /** Text as it is. */
  record Plain(String text) implements Segment {}

  /**
   * A field or call.
   *
   * @param width number of characters it is padded with blanks or cut to; 0 for as many as it has
   */
  record Placeholder(Term term, int width) implements Segment {}
}
