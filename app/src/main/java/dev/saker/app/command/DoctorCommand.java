package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.run.Doctor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether this machine can be watched. */
@Command(
    name = "doctor",
    header = "Say whether this machine can be watched, and what is missing.",
    description = {
      "",
      "Loads the probe and lets go of it again. Exit status: 0 when 'saker run' would work, else 1.",
      ""
    },
    customSynopsis = "saker doctor",
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;
  @Mixin HelpOption help;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Doctor(console).examine();
  }
}
