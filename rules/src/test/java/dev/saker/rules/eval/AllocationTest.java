package dev.saker.rules.eval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.FieldSource;
import dev.saker.testkit.Allocations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int EVENTS = 20_000;

  @Test
  void eventsAreHeldAgainstConditionsWithoutAllocation() {
    byte[] text = "/usr/bin/Cat".getBytes(StandardCharsets.US_ASCII);
    byte[] address = {10, 0, 0, 1};
    FieldSource fields =
        field ->
            out -> {
              switch (field.type().form()) {
                case NUMBER, BOOL -> out.setNumber(3);
                case DOUBLE -> out.setReal(1.5);
                case TEXT, BYTES -> out.setBytes(text);
                case ADDRESS -> out.setBytes(address);
              }
              return true;
            };
    Interpreter interpreter = new Interpreter(fields);
    Evaluator evaluator =
        interpreter.bind(
            Conditions.condition(
                "proc.name in (a, b) or proc.name = x or proc.name contains zz"
                    + " or proc.name icontains zz or proc.name glob *zz* or proc.name iglob *Q"
                    + " or proc.name pmatch (/etc, /usr/*/dog) or proc.name startswith anyof (q, r)"
                    + " or toupper(proc.name) = x or basename(proc.name) = x or b64(proc.name) = x"
                    + " or concat(proc.name, '/') = x or join('-', (proc.name, fd.num)) = x"
                    + " or len(proc.name) = 0 or fd.num in (1, 2) or fd.num > 5"
                    + " or proc.fdusage > 5 or evt.failed = false or fd.snet = 11.0.0.0/8"
                    + " or fd.sip in (10.0.0.2) or getopt((proc.name), 'ab:') intersects (x)"
                    + " or proc.name = val(proc.exe) and fd.num < val(evt.rawres)"));
    long bytes = Long.MAX_VALUE;
    // The first rounds warm up: buffers grow, and the compiler works on other threads only.
    for (int round = 0; round < 5; round++) {
      long before = Allocations.bytesOfThisThread();
      for (int i = 0; i < EVENTS; i++) {
        interpreter.nextEvent();
        evaluator.matches();
      }
      bytes = Math.min(bytes, Allocations.bytesOfThisThread() - before);
    }
    assertTrue(bytes < EVENTS, "allocated bytes=" + bytes + " events=" + EVENTS);
  }
}
