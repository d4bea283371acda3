package dev.saker.rules.codegen;

import dev.saker.events.Value;

/**
 * A test bound to its constants, in the form that compiled rules call. The implementations are
 * records: the compiler of the JVM takes the members of records for constants.
 */
interface ValueTest {
  boolean test(Value value);
}
