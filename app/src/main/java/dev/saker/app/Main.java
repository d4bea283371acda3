package dev.saker.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the program starts. */
@Command(
    name = "saker",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Runtime security for Linux hosts, containers and Kubernetes.")
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command line and ends the process: status 0, or 1 when something was wrong. */
  public static void main(String[] args) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler((problem, command, parsed) -> {
              command.getErr().println("saker: " + problem.getMessage());
              return 1;
            });
    System.exit(commandLine.execute(args) == 0 ? 0 : 1);
  }

  /** Reads the version from the jar's manifest; classes outside a jar have none. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"saker " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
  }
}
