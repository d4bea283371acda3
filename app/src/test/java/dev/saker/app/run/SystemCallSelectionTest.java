package dev.saker.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.app.config.Config;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SystemCallSelectionTest {
  @Test
  void byDefaultTheStateIsKeptAndFrequentCallsAreLeftOut() {
    SystemCallSelection selection = select(List.of(), false, false, "chmod", "read");
    assertTrue(
        selection
            .selected()
            .containsAll(Set.of("chmod", "clone3", "execve", "close", "socket", "procexit")));
    assertFalse(selection.selected().contains("read"));
    assertTrue(selection.warnings().getFirst().contains("not captured"), "warnings");
    assertTrue(selection.warnings().getFirst().contains(": read "), "warnings");
  }

  @Test
  void allTakesFrequentCallsThatRulesAskFor() {
    SystemCallSelection selection = select(List.of(), false, true, "read");
    assertTrue(selection.selected().contains("read"));
    assertFalse(selection.selected().contains("write"));
    assertEquals(List.of(), selection.warnings());
  }

  @Test
  void aCustomSetReplacesThatOfTheState() {
    SystemCallSelection selection = select(List.of("clone", "getuid"), false, false, "open");
    assertEquals(
        new TreeSet<>(Set.of("clone", "getuid", "open", "procexit")), selection.selected());
  }

  @Test
  void namesBehindAnExclamationMarkAreRemoved() {
    SystemCallSelection selection = select(List.of("!open", "!nosuch"), false, false, "open");
    assertFalse(selection.selected().contains("open"));
    assertTrue(selection.selected().contains("clone"));
    assertEquals(
        "no such syscalls: key=base_syscalls.custom_set nosuch", selection.warnings().getFirst());
  }

  @Test
  void repairFindsWhatTheRulesNeed() {
    SystemCallSelection files = select(List.of(), true, false, "openat");
    assertTrue(files.selected().containsAll(Set.of("openat", "close", "clone3", "execve")));
    assertFalse(files.selected().contains("socket"));
    SystemCallSelection sockets = select(List.of(), true, false, "accept4");
    assertTrue(sockets.selected().containsAll(Set.of("socket", "getsockopt", "bind", "close")));
  }

  @Test
  void repairCompletesACustomSet() {
    SystemCallSelection selection = select(List.of("getuid"), true, false, "accept4");
    assertTrue(
        selection.selected().containsAll(Set.of("getuid", "accept4", "bind", "close", "prctl")));
    assertFalse(selection.selected().contains("pipe"));
    assertTrue(
        selection.explanation().stream().anyMatch(line -> line.contains("repaired syscalls: bind")),
        selection.explanation().toString());
  }

  private static SystemCallSelection select(
      List<String> custom, boolean repair, boolean all, String... ofRules) {
    return SystemCallSelection.of(
        new Config.BaseSyscalls(custom, repair, all), new TreeSet<>(List.of(ofRules)));
  }
}
