package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One line per alert at the end of a file, which is made when it is not there. Without {@code
 * keepAlive} the file is opened for each alert, so that it may be moved away at any time. One
 * thread.
 */
public final class FileSink implements AlertSink {
  private final Path file;
  private final AlertForm form;
  private final boolean keepAlive;
  private final boolean buffered;
  private final StringBuilder line = new StringBuilder(512);
  private @Nullable OutputStream stream;

  /**
   * Makes a sink; the file is opened by the first alert.
   *
   * @param file file to append to
   * @param form form of the lines
   * @param keepAlive whether the file stays open between alerts
   * @param buffered whether lines may wait in memory while the file stays open
   */
  public FileSink(Path file, AlertForm form, boolean keepAlive, boolean buffered) {
    this.file = file;
    this.form = form;
    this.keepAlive = keepAlive;
    this.buffered = buffered;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public void accept(Alert alert) throws IOException {
    line.setLength(0);
    form.append(line, alert);
    line.append('\n');
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    try {
      OutputStream out = open();
      out.write(bytes);
      if (!keepAlive) {
        closeStream();
      } else if (!buffered) {
        out.flush();
      }
    } catch (IOException e) {
      abandon(e);
      throw failed("write", e);
    }
  }

  @Override
  public void flush() throws IOException {
    OutputStream out = stream;
    if (out != null) {
      try {
        out.flush();
      } catch (IOException e) {
        throw failed("write", e);
      }
    }
  }

  @Override
  public void reopen() throws IOException {
    close();
    try {
      open();
    } catch (IOException e) {
      throw failed("open", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeStream();
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  private OutputStream open() throws IOException {
    OutputStream out = stream;
    if (out == null) {
      out =
          PipeOpening.mayTakeLong(file)
              ? PipeOpening.open(file)
              : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (keepAlive && buffered) {
        out = new BufferedOutputStream(out, 1 << 16);
      }
      stream = out;
    }
    return out;
  }

  private void closeStream() throws IOException {
    OutputStream out = stream;
    stream = null;
    if (out != null) {
      out.close();
    }
  }

  /** Lets go of a stream that failed, so that the next alert opens the file anew. */
  private void abandon(IOException cause) {
    try {
      closeStream();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private IOException failed(String action, IOException cause) {
    return new IOException(
        "can not " + action + " file=" + file + ": " + IoReason.of(cause), cause);
  }
}
