package dev.saker.app.metrics;

import dev.saker.capture.ProbeCounters;
import dev.saker.outputs.OutputStatus;
import dev.saker.rules.Rule;
import dev.saker.rules.profile.RuleProfile;
import dev.saker.state.StateCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the values of metrics come from. Any thread may ask. */
public interface Figures {
  /**
   * What stays the same until configuration and rules change.
   *
   * @param startedNs when the program started, in nanoseconds since the epoch
   * @param readNs when configuration and rules were read last, in nanoseconds since the epoch
   * @param rules the rules, those switched off included
   * @param ruleFiles SHA-256 of each rules file, by its path
   * @param configFiles SHA-256 of each configuration file, by its path
   */
  record Basis(
      long startedNs,
      long readNs,
      List<Rule> rules,
      Map<Path, String> ruleFiles,
      Map<Path, String> configFiles) {
    public Basis {
      rules = List.copyOf(rules);
      ruleFiles = Map.copyOf(ruleFiles);
      configFiles = Map.copyOf(configFiles);
    }
  }

  /**
   * What grows with the events.
   *
   * @param events events held against rules
   * @param matches matches by rule
   * @param state counters of the state; null before there is one
   * @param threads threads known now
   */
  record Progress(
      long events, Map<String, Long> matches, @Nullable StateCounters state, long threads) {}

  /**
   * Reloads since the start.
   *
   * @param changed those that changed something
   * @param failed those that did not
   */
  record Reloads(long changed, long failed) {}

  Basis basis();

  Progress progress();

  Reloads reloads();

  List<OutputStatus> outputs();

  /** What the rules in use cost; null when they are not measured. */
  @Nullable RuleProfile profile();

  /** What the kernel counted so far; null where nothing is counted. */
  @Nullable ProbeCounters counters();

  /** Where events come from, such as {@code replay}. */
  String engine();

  String hostname();

  /** The version of the program. */
  String version();
}
