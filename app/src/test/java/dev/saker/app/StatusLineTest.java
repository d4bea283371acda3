package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.saker.app.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void progressAppearsAfterMomentAndIsReplaced() {
    StatusLine status = new StatusLine(stream(), true);
    Progress progress = new Progress(status, nanos::get, 2_000_000);
    progress.update(1, 1);
    nanos.set(200_000_000L);
    progress.update(12_345, 1_000_000);
    progress.update(12_346, 1_000_001);
    nanos.set(400_000_000L);
    progress.update(20_000, 2_000_000);
    status.erase();
    status.erase();
    assertEquals(
        "\r\u001b[K12,345 events, 1.0 MB of 2.0 MB, 50%"
            + "\r\u001b[K20,000 events, 2.0 MB of 2.0 MB, 100%"
            + "\r\u001b[K",
        terminal.toString(StandardCharsets.UTF_8));
  }

  @Test
  void sizeThatIsNotKnownIsNotShown() {
    Progress progress = new Progress(new StatusLine(stream(), true), nanos::get, -1);
    nanos.set(1_000_000_000L);
    progress.update(5, 2_500_000);
    assertEquals("\r\u001b[K5 events, 2.5 MB", terminal.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nothingIsShownWithoutTerminal() {
    Progress progress = new Progress(new StatusLine(stream(), false), nanos::get, 10);
    nanos.set(1_000_000_000L);
    progress.update(5, 5);
    assertEquals("", terminal.toString(StandardCharsets.UTF_8));
  }

  @Test
  void outputTakesTheLineAway() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(out, stream(), name -> null, ZoneOffset.UTC, true);
    console.status().show("half way");
    console.println("alert");
    console.flush();
    console.tell("done");
    assertEquals("alert\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("\r\u001b[Khalf way\r\u001b[Kdone\n", terminal.toString(StandardCharsets.UTF_8));
  }

  private PrintStream stream() {
    return new PrintStream(terminal, true, StandardCharsets.UTF_8);
  }
}
