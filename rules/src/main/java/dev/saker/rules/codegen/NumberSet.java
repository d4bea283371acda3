package dev.saker.rules.codegen;

import dev.saker.events.Value;
import dev.saker.rules.plan.Structure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A set of numbers.
 *
 * @param small bit n says that n is a member, up to 63
 * @param large the other members, sorted as signed numbers
 */
record NumberSet(long small, long[] large) implements ValueTest {
  static NumberSet of(Collection<Long> members) {
    long small = 0;
    long[] large = new long[members.size()];
    int count = 0;
    for (long member : members) {
      if (member >= 0 && member < Long.SIZE) {
        small |= 1L << member;
      } else {
        large[count++] = member;
      }
    }
    long[] sorted = Arrays.copyOf(large, count);
    Arrays.sort(sorted);
    return new NumberSet(small, sorted);
  }

  @Override
  public boolean test(Value value) {
    long number = value.number;
    if (number >= 0 && number < Long.SIZE) {
      return (small >>> number & 1) != 0;
    }
    return large.length > 0 && Arrays.binarySearch(large, number) >= 0;
  }

  @Override
  public List<Structure> structures() {
    return List.of(new Structure(Structure.Kind.NUMBERS, Long.bitCount(small) + large.length));
  }
}
