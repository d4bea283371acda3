package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import dev.saker.app.config.ConfigReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is wrong with a configuration, and what it comes to. */
@Command(
    name = "config",
    header = "Check a configuration, or show what it comes to.",
    description = {"", "Takes -c and -o as 'saker run' does.", ""},
    customSynopsis = "saker config check|show [-c FILE] [-o KEY=VALUE]...",
    sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin HelpOption help;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(spec.commandLine().getUsageMessage());
    return 0;
  }

  @Command(
      name = "check",
      header = "Say everything that is wrong with a configuration.",
      customSynopsis = "saker config check [-c FILE] [-o KEY=VALUE]...")
  int check(@Mixin DetectionOptions flags, @Mixin HelpOption helpOption) throws FailedException {
    new DetectionRequest(console, flags).config();
    console.println("the configuration is usable");
    return 0;
  }

  @Command(
      name = "show",
      header = "Show every setting, and the file, line and column it comes from.",
      customSynopsis = "saker config show [-c FILE] [-o KEY=VALUE]...")
  int show(@Mixin DetectionOptions flags, @Mixin HelpOption helpOption) throws FailedException {
    console.print(ConfigReport.text(new DetectionRequest(console, flags).config()));
    return 0;
  }
}
