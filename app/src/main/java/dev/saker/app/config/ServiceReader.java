package dev.saker.app.config;

import dev.saker.app.config.ServiceConfig.Drops;
import dev.saker.app.config.ServiceConfig.Metrics;
import dev.saker.app.config.ServiceConfig.Webserver;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of the service, which were held against the table of keys before. */
final class ServiceReader {
  private static final String IGNORE = "ignore";
  private static final int LEAST_INTERVAL_MS = 100;

  private final ConfigValues values;
  private final List<ConfigProblem> problems;

  ServiceReader(ConfigValues values, List<ConfigProblem> problems) {
    this.values = values;
    this.problems = problems;
  }

  ServiceConfig read() {
    return new ServiceConfig(
        values.bool("watch_config_files"),
        values.bool("webserver.enabled") ? Optional.of(webserver()) : Optional.empty(),
        metrics(),
        drops(),
        values.whole("syscall_event_timeouts.max_consecutives"),
        values.bool("saker.rule_profiling.enabled")
            ? values.whole("saker.rule_profiling.sample_every")
            : 0,
        values.bool("log_syslog"));
  }

  private Webserver webserver() {
    String certificate = values.text("webserver.ssl_certificate");
    String path = values.text("webserver.k8s_healthz_endpoint");
    if (!path.startsWith("/")) {
      error("webserver.k8s_healthz_endpoint", "expected a path that begins with a slash");
    }
    return new Webserver(
        values.whole("webserver.threadiness"),
        InetAddress.ofLiteral(values.text("webserver.listen_address").strip()),
        values.whole("webserver.listen_port"),
        path,
        values.bool("webserver.prometheus_metrics_enabled"),
        values.bool("webserver.ssl_enabled")
            ? Optional.of(Path.of(certificate))
            : Optional.empty());
  }

  private Metrics metrics() {
    boolean enabled = values.bool("metrics.enabled");
    long intervalMs = DurationText.parseMs(values.text("metrics.interval")).orElse(0);
    if (enabled && intervalMs < LEAST_INTERVAL_MS) {
      error("metrics.interval", "expected at least 100ms");
    }
    String file = values.text("metrics.output_file");
    EnumSet<Metrics.Group> groups = EnumSet.noneOf(Metrics.Group.class);
    for (Metrics.Group group : Metrics.Group.values()) {
      if (values.bool(group.key())) {
        groups.add(group);
      }
    }
    return new Metrics(
        enabled,
        intervalMs,
        values.bool("metrics.output_rule"),
        file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)),
        groups,
        values.bool("metrics.convert_memory_to_mb"),
        values.bool("metrics.include_empty_values"));
  }

  private Drops drops() {
    return new Drops(
        values.real("syscall_event_drops.threshold"),
        actions(),
        values.real("syscall_event_drops.rate"),
        values.real("syscall_event_drops.max_burst"),
        values.bool("syscall_event_drops.simulate_drops"));
  }

  private Set<Drops.Action> actions() {
    EnumSet<Drops.Action> actions = EnumSet.noneOf(Drops.Action.class);
    boolean ignored = false;
    for (String word : values.texts("syscall_event_drops.actions")) {
      String action = word.toLowerCase(Locale.ROOT);
      if (action.equals(IGNORE)) {
        ignored = true;
      } else if (ignored && !action.equals("exit")) {
        error(
            "syscall_event_drops.actions",
            "syscall event drop action \""
                + action
                + "\" does not make sense with the \"ignore\" action");
      } else {
        actions.add(Drops.Action.valueOf(action.toUpperCase(Locale.ROOT)));
      }
    }
    return actions;
  }

  private void error(String key, String message) {
    problems.add(
        ConfigProblem.error(values.node(key).origin(), "wrong value: key=" + key + " " + message));
  }
}
