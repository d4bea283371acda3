package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainsTest {
  private byte[][] answer = {{10, 0, 0, 1}};
  private int lookups;
  private long nowNs;
  private final Domains domains =
      new Domains(
          name -> {
            lookups++;
            return answer;
          },
          () -> nowNs);

  private void passSeconds(long seconds) {
    nowNs += Duration.ofSeconds(seconds).toNanos();
    domains.refresh();
  }

  @Test
  void nothingHoldsBeforeTheFirstAnswer() {
    DomainPredicate is = new DomainPredicate(domains, List.of("example.org"), false);
    DomainPredicate isNot = new DomainPredicate(domains, List.of("example.org"), true);
    Value address = new Value();
    address.setBytes(new byte[] {10, 0, 0, 1});
    assertFalse(is.test(address));
    assertFalse(isNot.test(address));
    domains.refresh();
    assertTrue(is.test(address));
    assertFalse(isNot.test(address));
    address.setBytes(new byte[] {10, 0, 0, 2});
    assertFalse(is.test(address));
    assertTrue(isNot.test(address));
  }

  @Test
  void stableAnswersAreAskedForLessAndLessOften() {
    domains.watch("example.org");
    domains.refresh();
    assertEquals(1, lookups);
    passSeconds(9);
    assertEquals(1, lookups);
    passSeconds(1);
    assertEquals(2, lookups);
    passSeconds(19);
    assertEquals(2, lookups);
    passSeconds(1);
    assertEquals(3, lookups);
    answer = new byte[][] {{10, 0, 0, 9}};
    passSeconds(40);
    assertEquals(4, lookups);
    passSeconds(10);
    assertEquals(5, lookups, "the answer changed, so ten seconds again");
  }

  @Test
  void unusedDomainsAreForgottenAndComeBack() {
    domains.watch("example.org");
    domains.refresh();
    passSeconds(3601);
    assertNull(domains.addresses("example.org"));
    domains.refresh();
    assertEquals(1, domains.addresses("example.org").length);
  }
}
