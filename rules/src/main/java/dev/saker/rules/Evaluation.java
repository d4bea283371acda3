package dev.saker.rules;

/** In which form rules run. The answers are the same. */
public enum Evaluation {
  /** As bytecode. */
  COMPILED,
  /** By walking their conditions: what {@link #COMPILED} is held against. */
  INTERPRETED
}
