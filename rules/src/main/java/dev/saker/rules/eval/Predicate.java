package dev.saker.rules.eval;

import dev.saker.events.Value;

/** A test bound to its constants. */
public abstract class Predicate {
  public abstract boolean test(Value value);
}
