package dev.saker.app.run;

import dev.saker.alerts.InternalAlert;
import dev.saker.alerts.Priority;
import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.Wish;
import dev.saker.app.config.Config;
import dev.saker.app.config.RestartKeys;
import dev.saker.app.config.ServiceConfig;
import dev.saker.app.metrics.Reporter;
import dev.saker.app.metrics.Snapshot;
import dev.saker.app.reload.FileWatch;
import dev.saker.app.reload.Reloader;
import dev.saker.app.web.WebServer;
import dev.saker.outputs.Outputs;
import dev.saker.outputs.SyslogOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes on around a detection that stays: reloads, the web server, reports, syslog. */
final class Service implements AutoCloseable {
  private static final long QUIET_MS = 100;

  private final Console console;
  private final Replay replay;
  private final Outputs outputs;
  private final Supplier<SetupReading> readings;
  private final Reloader reloader;
  private @Nullable FileWatch watch;
  private final ServiceFigures figures;
  private @Nullable SyslogLog syslog;
  private @Nullable WebServer web;
  private @Nullable Reporter reporter;

  private Service(
      Console console,
      Replay replay,
      Outputs outputs,
      Setup setup,
      Supplier<SetupReading> readings) {
    this.figures = new ServiceFigures(console, replay, outputs, setup);
    this.console = console;
    this.replay = replay;
    this.outputs = outputs;
    this.readings = readings;
    this.reloader = new Reloader(this::reload);
  }

  /**
   * Begins.
   *
   * @param setup what the detection goes by
   */
  static Service start(
      Console console,
      Replay replay,
      Outputs outputs,
      Setup setup,
      Supplier<SetupReading> readings) {
    Service service = new Service(console, replay, outputs, setup, readings);
    Config config = setup.config();
    if (config.service().logToSyslog()) {
      service.startSyslog();
    }
    if (config.service().watchFiles()) {
      service.startWatch(setup);
    }
    if (config.service().webserver().isPresent()) {
      service.startWeb(config.service());
    }
    service.startReporter(config.service().metrics());
    console.on(
        Wish.RELOAD,
        () -> {
          // The words that programs around Falco wait for; nothing restarts.
          console.log().info("SIGHUP received, restarting...");
          service.reloader.request();
        });
    return service;
  }

  private void startSyslog() {
    try {
      syslog =
          SyslogLog.start(
              console.log(),
              SyslogOptions.DEFAULT,
              Clock.systemUTC(),
              Hostname.of(console.environment()));
    } catch (IOException e) {
      // There is none in most containers, and the setting is on unless somebody switches it off.
      console.log().say(Priority.DEBUG, "syslog is left out: " + e.getMessage());
    }
  }

  /** A capture is worth replaying also where nobody can ask about it. */
  private void startWeb(ServiceConfig config) {
    try {
      web =
          WebServer.start(
              config.webserver().orElseThrow(), ServicePages.of(config, replay, figures));
      console.log().info("web server listens: port=" + web.port());
    } catch (IOException e) {
      console.log().error("no web server: " + e.getMessage());
    }
  }

  private void startReporter(ServiceConfig.Metrics options) {
    if (options.enabled() && (options.asAlerts() || options.file().isPresent())) {
      reporter =
          new Reporter(
              options,
              new Snapshot(figures, options, figures.containerFile()),
              Hostname.of(console.environment()),
              outputs::raise,
              Now::timestampNs,
              console.log());
    }
  }

  private void stopReporter() {
    if (reporter != null) {
      reporter.close();
      reporter = null;
    }
  }

  private void startWatch(Setup setup) {
    try {
      FileWatch started = new FileWatch(this::filesChanged, QUIET_MS, console.log());
      watch = started;
      started.watch(setup.paths(), setup.readMs());
    } catch (IOException e) {
      console.log().warning("changed files go unnoticed: " + e.getMessage());
    }
  }

  private void filesChanged() {
    console.log().info("files changed, which counts as: SIGHUP received, restarting...");
    reloader.request();
  }

  private void reload() {
    SetupReading reading = readings.get();
    long nowMs = System.currentTimeMillis();
    try {
      Setup next = reading.read();
      change(next);
      figures.changed(next);
      console
          .log()
          .info(
              "configuration and rules changed: files="
                  + (next.config().files().size() + next.ruleFiles().size())
                  + " rules="
                  + next.rules().rules().stream().filter(next.rules()::runs).count());
    } catch (FailedException e) {
      fail(String.valueOf(e.getMessage()), e.withFirstProblem());
    } catch (RuntimeException e) {
      fail(e.toString(), e.toString());
    }
    if (watch != null) {
      watch.watch(reading.paths(), nowMs);
    }
  }

  private void change(Setup next) throws FailedException {
    Config before = replay.setup().config();
    Config after = next.config();
    SortedSet<String> unchanged = RestartKeys.changed(before, after);
    if (!unchanged.isEmpty()) {
      console
          .log()
          .warning("settings that need a restart were changed: " + String.join(", ", unchanged));
    }
    if (!before.outputs().equals(after.outputs()) || !before.form().equals(after.form())) {
      new OutputsSetup(console, after, true).replace(outputs);
    }
    replay.change(next);
    ServiceConfig.Metrics metrics = after.service().metrics();
    if (!metrics.equals(before.service().metrics())) {
      stopReporter();
      startReporter(metrics);
    }
  }

  /**
   * Tells of a reload that changed nothing.
   *
   * @param reason for the log, where each problem stands already
   * @param fullReason for the alert
   */
  private void fail(String reason, String fullReason) {
    figures.failed();
    console.log().error("reload failed, everything stays as it was: " + reason);
    InternalAlert kind = InternalAlert.RELOAD_FAILED;
    outputs.raise(
        kind.at(
            Now.timestampNs(),
            Hostname.of(console.environment()),
            kind.rule() + ": " + fullReason,
            new TreeMap<>()));
  }

  @Override
  public void close() {
    reloader.close();
    if (watch != null) {
      watch.close();
    }
    stopReporter();
    if (web != null) {
      web.close();
    }
    if (syslog != null) {
      syslog.close();
    }
  }
}
