package dev.saker.app.run;

import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import dev.saker.alerts.JsonForm;
import dev.saker.alerts.TextForm;
import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.Config;
import dev.saker.app.config.OutputsConfig;
import dev.saker.app.config.OutputsConfig.FileOutput;
import dev.saker.app.config.OutputsConfig.HttpOutput;
import dev.saker.app.config.OutputsConfig.ProgramOutput;
import dev.saker.app.config.OutputsConfig.SyslogOutput;
import dev.saker.outputs.DeliveryOptions;
import dev.saker.outputs.FileSink;
import dev.saker.outputs.HttpSink;
import dev.saker.outputs.OutputProblem;
import dev.saker.outputs.Outputs;
import dev.saker.outputs.Overflow;
import dev.saker.outputs.ProgramSink;
import dev.saker.outputs.RetryPolicy;
import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.StreamSink;
import dev.saker.outputs.Surroundings;
import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the outputs that the configuration names, for a source that can wait. */
final class OutputsSetup {
  private static final long PROBLEM_INTERVAL_MS = 60_000;

  private final Console console;
  private final OutputsConfig config;
  private final boolean json;
  private final AlertForm form;
  private final boolean service;
  private final List<Outputs.Spec> specs = new ArrayList<>();

  /**
   * Makes a setup.
   *
   * @param service whether this is the service, and not a look at some captures: then syslog is
   *     used when it is there, as Falco does
   */
  OutputsSetup(Console console, Config config, boolean service) {
    this.console = console;
    this.config = config.outputs();
    this.json = config.form().json();
    this.service = service;
    TextForm text = new TextForm(config.form().time(), console.zone());
    this.form = json ? new JsonForm(text, config.form().include()) : text;
  }

  /**
   * Opens and starts the outputs.
   *
   * @param listener hears of problems, in several threads
   */
  Outputs start(Consumer<OutputProblem> listener) throws FailedException {
    collectAll();
    Outputs.Options options =
        new Outputs.Options(
            config.delivery().blockedAfterMs(), PROBLEM_INTERVAL_MS, config.delivery().drainMs());
    try {
      return Outputs.start(specs, options, Surroundings.real(), listener);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Changes running outputs to these. */
  void replace(Outputs running) throws FailedException {
    collectAll();
    try {
      running.replace(specs);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void collectAll() throws FailedException {
    try {
      collect();
    } catch (IOException e) {
      for (Outputs.Spec spec : specs) {
        try {
          spec.sink().close();
        } catch (IOException also) {
          e.addSuppressed(also);
        }
      }
      throw failed(e);
    }
  }

  private static FailedException failed(IOException cause) {
    return new FailedException("can not set up the outputs: " + cause.getMessage(), cause);
  }

  private void collect() throws IOException {
    boolean buffered = config.buffered();
    if (config.file().isPresent()) {
      FileOutput file = config.file().get();
      AlertSink sink = new FileSink(file.file(), form, file.keepAlive(), buffered);
      add(sink, RetryPolicy.NONE, Overflow.WAIT, file.atLeastOnce());
    }
    if (config.syslog().isPresent()) {
      addSyslog(config.syslog().get());
    }
    if (config.program().isPresent()) {
      ProgramOutput program = config.program().get();
      AlertSink sink = new ProgramSink(program.options(), form, buffered);
      add(sink, RetryPolicy.STANDARD, Overflow.WAIT_WHILE_DELIVERING, program.atLeastOnce());
    }
    if (config.http().isPresent()) {
      HttpOutput http = config.http().get();
      AlertSink sink =
          new HttpSink(http.options(), form, json, http.echo() ? console::print : null);
      add(sink, RetryPolicy.STANDARD, Overflow.WAIT_WHILE_DELIVERING, http.atLeastOnce());
    }
    if (config.stdout()) {
      AlertSink sink = new StreamSink("stdout", console.out(), form, buffered);
      add(sink, RetryPolicy.NONE, Overflow.WAIT, false);
    }
  }

  /** A local daemon that is not there is no reason to fail: many containers have none. */
  private void addSyslog(SyslogOutput syslog) throws IOException {
    boolean local = syslog.options().address() instanceof SyslogAddress.Local;
    if (local && syslog.byDefault() && !service) {
      return;
    }
    SyslogSink sink = new SyslogSink(syslog.options(), form);
    if (local) {
      try {
        sink.connect();
      } catch (IOException e) {
        if (!syslog.byDefault()) {
          console
              .log()
              .warning(
                  "syslog is left out: "
                      + e.getMessage()
                      + " (saker.outputs.syslog.address names a daemon)");
        }
        return;
      }
    }
    add(sink, RetryPolicy.STANDARD, Overflow.WAIT_WHILE_DELIVERING, syslog.atLeastOnce());
  }

  private void add(AlertSink sink, RetryPolicy retry, Overflow overflow, boolean atLeastOnce) {
    DeliveryOptions delivery =
        atLeastOnce
            ? DeliveryOptions.atLeastOnce(RetryPolicy.STANDARD, spool(sink.name()))
                .withOverflow(overflow)
            : new DeliveryOptions(config.delivery().capacity(), overflow, retry, Optional.empty());
    specs.add(new Outputs.Spec(sink, delivery));
  }

  private SpoolOptions spool(String output) {
    return new SpoolOptions(
        config.delivery().spoolFolder().resolve(output),
        config.delivery().spoolMaxBytes(),
        config.delivery().spoolSync());
  }
}
