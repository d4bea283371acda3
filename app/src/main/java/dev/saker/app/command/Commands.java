package dev.saker.app.command;

import dev.saker.app.Console;
import dev.saker.app.FailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Commands {
  private static final int HELP_WIDTH = 110;

  private static final Map<String, Function<Console, Object>> COMMANDS = commands();

  private Commands() {}

  /**
   * Runs a command line.
   *
   * @return exit status: 0, or 1 when anything was wrong, which has been said on standard error
   */
  public static int run(String[] args, Console console) {
    StringWriter usage = new StringWriter();
    CommandLine root = build(args, console).setOut(new PrintWriter(usage));
    root.setParameterExceptionHandler((problem, given) -> misused(problem, console));
    root.setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, console));
    int status;
    try {
      status = root.execute(args) == 0 ? 0 : 1;
      console.print(usage.toString());
      console.flush();
    } catch (UncheckedIOException e) {
      status = failed(e, console);
    }
    return status;
  }

  /** The root with the one command that is wanted, or with all: each one costs time to set up. */
  static CommandLine build(String[] args, Console console) {
    CommandLine root = new CommandLine(new SakerCommand(console));
    Function<Console, Object> wanted = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (wanted != null) {
      root.addSubcommand(args[0], wanted.apply(console));
    } else {
      COMMANDS.forEach((name, command) -> root.addSubcommand(name, command.apply(console)));
    }
    return root.setOverwrittenOptionsAllowed(true).setUsageHelpWidth(HELP_WIDTH);
  }

  private static Map<String, Function<Console, Object>> commands() {
    Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
    commands.put("replay", ReplayCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("read", ReadCommand::new);
    commands.put("capture", CaptureCommand::new);
    commands.put("rules", RulesCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("fields", FieldsCommand::new);
    commands.put("events", EventsCommand::new);
    commands.put("doctor", DoctorCommand::new);
    return commands;
  }

  private static int misused(ParameterException problem, Console console) {
    console.tell("Error: " + explain(problem));
    console.tell("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return 1;
  }

  private static String explain(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      for (String argument : unmatched.getUnmatched()) {
        String reason = RefusedOptions.reason(argument);
        if (reason != null) {
          return reason;
        }
      }
    }
    return lowerFirst(problem.getMessage());
  }

  private static int failed(Exception problem, Console console) {
    if (problem instanceof UncheckedIOException || problem instanceof IOException) {
      console.status().erase();
      return brokenOutput(problem, console);
    }
    console.tell("Error: " + problem.getMessage());
    if (!(problem instanceof FailedException)) {
      StringWriter trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace));
      console.tell("This is a defect of Saker:\n" + trace.toString().stripTrailing());
    }
    return 1;
  }

  /** Standard output is gone, as behind a pipe into head; whoever left wants to hear no more. */
  private static int brokenOutput(Exception problem, Console console) {
    String message = String.valueOf(problem.getMessage());
    if (!message.contains("Broken pipe")) {
      console.tellOnly("Error: can not write to standard output: " + message);
    }
    return 1;
  }

  private static String lowerFirst(@Nullable String text) {
    return text == null || text.isEmpty()
        ? "wrong command line"
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
