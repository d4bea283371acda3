package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line per alert to a program's standard input. The program runs under {@code /bin/sh -c} with
 * Saker's own standard output and error; for each alert anew, and then its end is waited for, or
 * all the time, and then it is started again by the alert that finds it gone. One thread.
 */
public final class ProgramSink implements AlertSink, Abortable {
  private static final int CAN_NOT_EXECUTE = 126;
  private static final int NOT_FOUND = 127;

  private final ProgramOptions options;
  private final AlertForm form;
  private final boolean buffered;
  private final ProcessBuilder.Redirect output;
  private final StringBuilder line = new StringBuilder(512);
  private volatile @Nullable Process process;

  /**
   * Makes a sink; the first alert starts the program.
   *
   * @param form form of the lines
   * @param buffered whether lines may wait in memory while the program goes on running
   */
  public ProgramSink(ProgramOptions options, AlertForm form, boolean buffered) {
    this(options, form, buffered, ProcessBuilder.Redirect.INHERIT);
  }

  /** With the program's output to somewhere else. */
  ProgramSink(
      ProgramOptions options, AlertForm form, boolean buffered, ProcessBuilder.Redirect output) {
    this.options = options;
    this.form = form;
    this.buffered = buffered;
    this.output = output;
  }

  @Override
  public String name() {
    return "program";
  }

  @Override
  public void accept(Alert alert) throws IOException {
    line.setLength(0);
    form.append(line, alert);
    line.append('\n');
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    if (options.keepAlive()) {
      write(running(), bytes);
    } else {
      Process started = start();
      process = started;
      write(started, bytes);
      int status = end(started);
      if (status == NOT_FOUND
          || status == CAN_NOT_EXECUTE
          || (status != 0 && options.statusCounts())) {
        throw failed("ended with status=" + status, null);
      }
    }
  }

  private Process running() throws IOException {
    Process current = process;
    if (current != null && !current.isAlive()) {
      end(current);
      current = null;
    }
    if (current == null) {
      current = start();
      process = current;
    }
    return current;
  }

  private Process start() throws IOException {
    try {
      return new ProcessBuilder("/bin/sh", "-c", options.program())
          .redirectOutput(output)
          .redirectError(output)
          .start();
    } catch (IOException e) {
      throw failed("can not be started: " + IoReason.of(e), e);
    }
  }

  private void write(Process target, byte[] bytes) throws IOException {
    try {
      OutputStream stdin = target.getOutputStream();
      stdin.write(bytes);
      if (!buffered || !options.keepAlive()) {
        stdin.flush();
      }
    } catch (IOException e) {
      // One that is started per alert may end without reading: that is its own business.
      if (options.keepAlive()) {
        int status = end(target);
        throw failed("does not read any more, ended with status=" + status, e);
      }
    }
  }

  /** Closes the program's input, waits for its end, and tells its status. */
  private int end(Process target) throws IOException {
    try {
      target.getOutputStream().close();
    } catch (IOException e) {
      // It has ended without reading all; its status says more.
    }
    try {
      int status = target.waitFor();
      process = null;
      return status;
    } catch (InterruptedException e) {
      abort();
      process = null;
      Thread.currentThread().interrupt();
      InterruptedIOException failure =
          new InterruptedIOException("program stopped: program=" + options.program());
      failure.initCause(e);
      throw failure;
    }
  }

  private IOException failed(String what, @Nullable IOException cause) {
    return new IOException("program=" + options.program() + " " + what, cause);
  }

  @Override
  public void abort() {
    Process current = process;
    if (current != null) {
      current.descendants().forEach(ProcessHandle::destroyForcibly);
      current.destroyForcibly();
    }
  }

  @Override
  public void flush() throws IOException {
    Process current = process;
    if (current != null) {
      try {
        current.getOutputStream().flush();
      } catch (IOException e) {
        throw failed("does not read any more", e);
      }
    }
  }

  @Override
  public void reopen() throws IOException {
    close();
    if (options.keepAlive()) {
      running();
    }
  }

  @Override
  public void close() throws IOException {
    Process current = process;
    if (current != null) {
      end(current);
    }
  }
}
