package dev.saker.rules.ir;

/** Typed form of a condition. Immutable, compared by content. */
public sealed interface Condition {
  /** Always the same answer. */
  record Constant(boolean value) implements Condition {}
}
