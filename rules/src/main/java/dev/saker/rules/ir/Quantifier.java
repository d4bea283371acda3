package dev.saker.rules.ir;

/** How many elements of the left-hand side must pass a test. */
public enum Quantifier {
  /** There is one value, and it passes. */
  ONE,
  /** One element at least passes. */
  ANY,
  /** There are elements, and all pass. */
  ALL,
  /** No element fails. */
  ALL_OR_NONE
}
