package dev.saker.rules.eval;

import dev.saker.events.Value;

/** A test bound to its constants. */
abstract class Predicate {
  abstract boolean test(Value value);
}
