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
import java.util.concurrent.CountDownLatch;

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
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("saker-stop").unstarted(() -> stop(console, finished)));
    int status = 1;
    try {
      status = Commands.run(args, console);
    } finally {
      finished.countDown();
    }
    System.exit(status);
  }

  /** On a signal: asks the command to stop, and waits until it has put its things in order. */
  private static void stop(Console console, CountDownLatch finished) {
    console.stop();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
