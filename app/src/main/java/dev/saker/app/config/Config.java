package dev.saker.app.config;

import dev.saker.alerts.AlertTime;
import dev.saker.alerts.JsonForm;
import dev.saker.alerts.Priority;
import dev.saker.rules.AppendOutput;
import dev.saker.rules.RuleMatching;
import dev.saker.rules.RuleSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The configuration, checked; one part for each part of the program.
 *
 * @param engine where events come from
 * @param rules what they are held against
 * @param form how alerts look
 * @param outputs where alerts go
 * @param log what the program says about itself
 * @param service what a program that stays needs besides
 * @param recording what is recorded when a rule matches
 * @param baseSyscalls system calls captured besides those that rules need
 * @param maxThreads most threads held in memory
 * @param files configuration files read, in order
 * @param withoutEffect keys whose setting has no effect yet, sorted
 * @param tree all settings as they were given
 */
public record Config(
    Engine engine,
    Rules rules,
    Form form,
    OutputsConfig outputs,
    Log log,
    ServiceConfig service,
    Recording recording,
    BaseSyscalls baseSyscalls,
    int maxThreads,
    List<Path> files,
    List<String> withoutEffect,
    ConfigNode.Mapping tree) {

  public Config {
    files = List.copyOf(files);
    withoutEffect = List.copyOf(withoutEffect);
  }

  /** Where system calls come from. */
  public enum EngineKind {
    KMOD,
    MODERN_EBPF,
    REPLAY,
    NODRIVER
  }

  /**
   * Where events come from.
   *
   * @param kind where system calls come from
   * @param captureFile capture to replay; empty for none
   * @param live how events of this machine are taken
   */
  public record Engine(EngineKind kind, String captureFile, LiveConfig live) {}

  /**
   * What events are held against.
   *
   * @param files rules files and folders, those that do not exist left out
   * @param selections rules switched on and off, in order
   * @param minimumPriority less urgent rules are not loaded
   * @param matching how many rules may match one event
   * @param appendOutputs additions to outputs, in order
   * @param staticFields name to text
   */
  public record Rules(
      List<Path> files,
      List<RuleSelection> selections,
      Priority minimumPriority,
      RuleMatching matching,
      List<AppendOutput> appendOutputs,
      Map<String, String> staticFields) {
    public Rules {
      files = List.copyOf(files);
      selections = List.copyOf(selections);
      appendOutputs = List.copyOf(appendOutputs);
      staticFields = Map.copyOf(staticFields);
    }
  }

  /**
   * How alerts look.
   *
   * @param json whether alerts and listings are JSON
   * @param include optional members of JSON alerts
   * @param time form of times
   * @param base64Buffers whether binary values are shown in base64
   */
  public record Form(
      boolean json, JsonForm.Include include, AlertTime time, boolean base64Buffers) {}

  /**
   * What the program says about itself.
   *
   * @param stderr whether it says anything on stderr besides errors
   * @param level least urgent messages that are shown
   * @param json whether each message is a line of JSON
   */
  public record Log(boolean stderr, Priority level, boolean json) {}

  /**
   * What is recorded when a rule matches.
   *
   * @param enabled whether anything is
   * @param pathPrefix begin of the names of recordings
   * @param allRules whether every rule starts a recording, not only those with {@code capture}
   * @param durationMs how long a recording lasts when its rule says nothing
   * @param maxMegabytes most megabytes of a recording; 0 for any number
   * @param beforeMs how much of what happened before is in it; 0 for nothing
   * @param beforeMaxMegabytes most memory for that
   */
  public record Recording(
      boolean enabled,
      String pathPrefix,
      boolean allRules,
      long durationMs,
      int maxMegabytes,
      long beforeMs,
      int beforeMaxMegabytes) {}

  /**
   * System calls captured besides those that rules need.
   *
   * @param customSet names that replace the usual ones; those with {@code !} before are left out
   * @param repair whether the least set is found that keeps the state right
   * @param all whether frequent reading and writing is captured too, where rules ask for it
   */
  public record BaseSyscalls(List<String> customSet, boolean repair, boolean all) {
    public BaseSyscalls {
      customSet = List.copyOf(customSet);
    }
  }
}
