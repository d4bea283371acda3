package dev.saker.rules.eval;

/** A condition bound to a source of fields. One thread, the one that drives the source. */
public abstract class Evaluator {
  /** Whether the condition holds for the source's current event. */
  public abstract boolean matches();
}
