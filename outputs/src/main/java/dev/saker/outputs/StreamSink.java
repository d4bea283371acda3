package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One line per alert on a stream that somebody else opened and closes, such as stdout. One thread.
 */
public final class StreamSink implements AlertSink {
  private final String name;
  private final OutputStream stream;
  private final AlertForm form;
  private final boolean buffered;
  private final StringBuilder line = new StringBuilder(512);

  /**
   * Makes a sink.
   *
   * @param name name in messages
   * @param stream where lines go; buffering is its own business
   * @param form form of the lines
   * @param buffered whether lines may wait in the stream; otherwise each is flushed
   */
  public StreamSink(String name, OutputStream stream, AlertForm form, boolean buffered) {
    this.name = name;
    this.stream = stream;
    this.form = form;
    this.buffered = buffered;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void accept(Alert alert) throws IOException {
    line.setLength(0);
    form.append(line, alert);
    line.append('\n');
    stream.write(line.toString().getBytes(StandardCharsets.UTF_8));
    if (!buffered) {
      stream.flush();
    }
  }

  @Override
  public void flush() throws IOException {
    stream.flush();
  }

  @Override
  public void reopen() throws IOException {
    stream.flush();
  }

  @Override
  public void close() throws IOException {
    stream.flush();
  }
}
