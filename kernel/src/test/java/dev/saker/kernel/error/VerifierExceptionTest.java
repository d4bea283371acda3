package dev.saker.kernel.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class VerifierExceptionTest {
  @Test
  void messageHasTheLastTellingLinesTheSourceAndTheHint() {
    String log =
        """
        func#0 @0
        0: R1=ctx() R10=fp0
        ; int x = *p; @ a.c:3
        1: (79) r1 = *(u64 *)(r1 +8)
        2: (61) r0 = *(u32 *)(r1 +0)
        R1 invalid mem access 'scalar'
        verification time 12 usec
        stack depth 0
        processed 3 insns (limit 1000000) max_states_per_insn 0
        """;
    assertEquals(
        """
        the verifier refused the program reads: errno=EACCES
          0: R1=ctx() R10=fp0
          1: (79) r1 = *(u64 *)(r1 +8)
          2: (61) r0 = *(u32 *)(r1 +0)
          R1 invalid mem access 'scalar'
          at: int x = *p; @ a.c:3
          ask somebody
          (1 lines before)\
        """,
        new VerifierException("reads", 13, log, "ask somebody").getMessage());
  }

  @Test
  void missingFeatureNamesTheFirstVersion() {
    assertEquals(
        "this kernel has no ring buffers, which came with Linux 5.8: running=5.4",
        new FeatureException("ring buffers", "5.8", "running=5.4", null).getMessage());
  }
}
