package dev.saker.app.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What only a program that stays needs.
 *
 * @param watchFiles whether a changed configuration or rules file is loaded anew
 * @param webserver health and metrics over HTTP; empty when it is off
 * @param metrics reports about the program itself
 * @param drops what to do about lost events
 * @param maxEmptyReads reads without an event, one after the other, before an alert is raised
 * @param profileEvery of how many events one is used to measure rules; 0 for none
 * @param logToSyslog whether messages about the program itself go to syslog
 */
public record ServiceConfig(
    boolean watchFiles,
    Optional<Webserver> webserver,
    Metrics metrics,
    Drops drops,
    long maxEmptyReads,
    int profileEvery,
    boolean logToSyslog) {

  /**
   * Health and metrics over HTTP.
   *
   * @param threads threads that answer; 0 for one per processor
   * @param healthPath path of the health check, with its slash
   * @param prometheus whether metrics are under {@code /metrics}
   * @param certificate PEM file with certificate and key; empty for plain HTTP
   */
  public record Webserver(
      int threads,
      InetAddress address,
      int port,
      String healthPath,
      boolean prometheus,
      Optional<Path> certificate) {}

  /**
   * Reports about the program itself.
   *
   * @param enabled whether there are any at intervals
   * @param intervalMs time between two, at least 100
   * @param asAlerts whether they are alerts
   * @param file file that they are appended to
   * @param groups what is in them
   * @param memoryInMb whether memory is in megabytes rather than bytes
   * @param withEmpty whether values that are 0 are in them
   */
  public record Metrics(
      boolean enabled,
      long intervalMs,
      boolean asAlerts,
      Optional<Path> file,
      Set<Group> groups,
      boolean memoryInMb,
      boolean withEmpty) {
    public Metrics {
      groups = Set.copyOf(groups);
    }

    /** Metrics that are switched together, by the key of that switch. */
    public enum Group {
      RULES("rules_counters_enabled"),
      RESOURCES("resource_utilization_enabled"),
      STATE("state_counters_enabled"),
      KERNEL("kernel_event_counters_enabled"),
      KERNEL_PER_CPU("kernel_event_counters_per_cpu_enabled"),
      LIBBPF("libbpf_stats_enabled"),
      PLUGINS("plugins_metrics_enabled"),
      KERNEL_ITERATORS("kernel_iter_event_counters_enabled"),
      ALLOCATOR("jemalloc_stats_enabled");

      private final String key;

      Group(String key) {
        this.key = key;
      }

      String key() {
        return "metrics." + key;
      }
    }
  }

  /**
   * What to do about lost events.
   *
   * @param threshold ratio of lost events to events, from 0 to 1, above which something is done
   * @param actions what; empty for nothing
   * @param perSecond most times a second
   * @param burst most times at once
   * @param simulated whether losses are made up
   */
  public record Drops(
      double threshold, Set<Action> actions, double perSecond, double burst, boolean simulated) {
    public Drops {
      actions = Set.copyOf(actions);
    }

    /** What can be done. */
    public enum Action {
      LOG,
      ALERT,
      EXIT
    }
  }
}
