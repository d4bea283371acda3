package dev.saker.app;

import dev.saker.app.command.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process: status 0, or 1 when something was wrong. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            System::getenv,
            ZoneId.systemDefault(),
            isTerminal());
    Signals.connect(console);
    System.exit(Commands.run(args, console));
  }

  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
