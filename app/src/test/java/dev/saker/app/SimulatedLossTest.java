package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Falco 0.44.1 says about the same capture when it makes up lost events. */
class SimulatedLossTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root", "."));
  private static final Path CAPTURE = ROOT.resolve("examples/intrusion.scap");
  private static final Path RULES = ROOT.resolve("examples/rules.yaml");
  private static final String RULE = "Falco internal: syscall event drop";

  @Test
  void lossesAreToldAtTheTimesAndInTheFormOfFalco() {
    Cli.Outcome outcome = run("[alert]", "json_output=true");
    List<String> alerts = outcome.out().lines().filter(line -> line.contains(RULE)).toList();
    assertEquals(8, alerts.size(), outcome.out());
    assertEquals(
        "{\"hostname\":\"probe\",\"output\":\"Falco internal: syscall event drop. 1 system calls"
            + " dropped in last second.\",\"output_fields\":{\"ebpf_enabled\":\"0\",\"n_drops\":\"1\","
            + "\"n_drops_buffer_clone_fork_exit\":\"0\",\"n_drops_buffer_close_exit\":\"0\","
            + "\"n_drops_buffer_connect_exit\":\"0\",\"n_drops_buffer_dir_file_exit\":\"0\","
            + "\"n_drops_buffer_execve_exit\":\"0\",\"n_drops_buffer_open_exit\":\"0\","
            + "\"n_drops_buffer_other_interest_exit\":\"0\",\"n_drops_buffer_proc_exit\":\"0\","
            + "\"n_drops_buffer_total\":\"0\",\"n_drops_bug\":\"0\",\"n_drops_page_faults\":\"0\","
            + "\"n_drops_scratch_map\":\"0\",\"n_evts\":\"0\"},\"priority\":\"Debug\",\"rule\":\"Falco"
            + " internal: syscall event drop\",\"source\":\"internal\","
            + "\"time\":\"2026-05-04T09:12:02.728900051Z\"}",
        alerts.getFirst());
    assertTrue(alerts.getLast().contains("09:12:44.249600264Z"), alerts.getLast());
  }

  @Test
  void textHasTheFieldsBehindTheMessage() {
    String first = run("[alert]", "json_output=false").out().lines().findFirst().orElseThrow();
    assertTrue(
        first.startsWith(
            "09:12:02.728900051: Debug Falco internal: syscall event drop. 1 system calls dropped"
                + " in last second. (ebpf_enabled=\"0\" n_drops=\"1\" "),
        first);
    assertTrue(first.endsWith(" n_evts=\"0\")"), first);
  }

  @Test
  void lossesCanEndTheProgram() {
    Cli.Outcome outcome = run("[exit]", "json_output=false");
    assertEquals(1, outcome.status());
    assertTrue(
        outcome.err().contains(RULE + ". 1 system calls dropped in last second.\nExiting.\n"),
        outcome.err());
    assertTrue(outcome.err().contains("Error: events were lost"), outcome.err());
  }

  @Test
  void nothingIsDoneAboutLossesUnlessItIsWanted() {
    Cli.Outcome outcome = run("[ignore]", "json_output=false");
    assertEquals(0, outcome.status());
    assertEquals(-1, outcome.out().indexOf(RULE));
    assertTrue(
        outcome
            .err()
            .contains(
                """
                Syscall event drop monitoring:
                   - event drop detected: 8 occurrences
                   - num times actions taken: 8
                """),
        outcome.err());
  }

  private static Cli.Outcome run(String actions, String more) {
    return new Cli()
        .run(
            "replay",
            CAPTURE,
            "-r",
            RULES,
            "-o",
            "syscall_event_drops={actions: "
                + actions
                + ", rate: 10, max_burst: 1000, simulate_drops: true}",
            "-o",
            more);
  }
}
