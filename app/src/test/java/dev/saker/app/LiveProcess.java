package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which watches this machine. Whoever starts it closes it. */
final class LiveProcess implements AutoCloseable {
  static final String READY = "watching this machine: ";

  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> err = new LinkedBlockingQueue<>();
  private final Process process;

  private LiveProcess(Process process) {
    this.process = process;
    pump(process.inputReader(StandardCharsets.UTF_8), out);
    pump(process.errorReader(StandardCharsets.UTF_8), err);
  }

  /** Starts the program. */
  static LiveProcess start(String... arguments) throws IOException {
    return startAs(List.of(), arguments);
  }

  /** Starts the program by way of another one. */
  static LiveProcess startAs(List<String> wrapper, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            "env",
            "--default-signal=HUP", // whoever runs the tests may ignore it, as nohup does
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return new LiveProcess(new ProcessBuilder(command).start());
  }

  private static void pump(BufferedReader lines, BlockingQueue<String> queue) {
    Thread.ofVirtual().name("pump").start(() -> lines.lines().forEach(queue::add));
  }

  long pid() {
    return process.pid();
  }

  /** The next line of standard output with a text in it. */
  String awaitOutput(String text) throws InterruptedException {
    return await(out, text);
  }

  /** The next line of standard error with a text in it. */
  String awaitMessage(String text) throws InterruptedException {
    return await(err, text);
  }

  private String await(BlockingQueue<String> lines, String text) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    String line;
    do {
      line = lines.poll(60, TimeUnit.SECONDS);
      assertNotNull(line, () -> "no line with " + text + "; seen=" + seen + " err=" + err);
      seen.add(line);
    } while (!line.contains(text));
    return line;
  }

  /** Lines of standard output that came and were not asked for. */
  List<String> outputSoFar() {
    List<String> lines = new ArrayList<>();
    out.drainTo(lines);
    return lines;
  }

  void signal(String name) throws Exception {
    run("kill", "-" + name, Long.toString(process.pid()));
  }

  /** Waits for the end, and gives the exit status. */
  int end() throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    return process.exitValue();
  }

  /** Runs a program that must succeed. */
  static void run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(NOWHERE).start();
    assertEquals(0, process.waitFor(), () -> Arrays.toString(command));
  }

  private static final ProcessBuilder.Redirect NOWHERE =
      ProcessBuilder.Redirect.to(Path.of("/dev/null").toFile());

  @Override
  public void close() {
    // By its handle: to destroy the process itself would close the streams that are being read.
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }
}
