package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Collection;

/** Whether an address belongs to a domain. */
final class DomainPredicate extends Predicate {
  private final Domains domains;
  private final String[] names;
  private final boolean negated;

  DomainPredicate(Domains domains, Collection<String> names, boolean negated) {
    this.domains = domains;
    this.names = names.toArray(String[]::new);
    this.negated = negated;
    names.forEach(domains::watch);
  }

  @Override
  public boolean test(Value value) {
    boolean allKnown = true;
    for (String name : names) {
      byte[][] addresses = domains.addresses(name);
      if (addresses == null) {
        allKnown = false;
      } else if (contains(addresses, value)) {
        return !negated;
      }
    }
    return negated && allKnown;
  }

  private static boolean contains(byte[][] addresses, Value value) {
    for (byte[] address : addresses) {
      if (value.contentEquals(address)) {
        return true;
      }
    }
    return false;
  }
}
