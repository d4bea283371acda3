package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.plan.Structure;
import java.util.List;

/**
 * A test bound to its constants, in the form that compiled rules call. The implementations are
 * records: the compiler of the JVM takes the members of records for constants.
 */
interface ValueTest {
  boolean test(Value value);

  /** What the test is made of. */
  List<Structure> structures();
}
