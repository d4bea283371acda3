package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import dev.saker.alerts.AlertTime;
import dev.saker.outputs.syslog.SyslogConnector;
import dev.saker.outputs.syslog.SyslogMessage;
import dev.saker.outputs.syslog.SyslogTransport;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Alerts to a syslog daemon, as messages of RFC 5424; the priority is the severity. The connection
 * is opened by the first alert, and anew by the one after a failure. One thread.
 */
public final class SyslogSink implements AlertSink {
  private static final int MAX_HOSTNAME = 255;
  private static final int MICROSECOND_DIGITS = 26;

  /** In the time of this machine; a day below ten has a blank before it. */
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss ", Locale.ROOT);

  private final SyslogOptions options;
  private final AlertForm form;
  private final long processId;
  private final SyslogConnector connector;
  private @Nullable SyslogTransport transport;

  /**
   * Makes a sink.
   *
   * @param form form of the text
   * @throws IOException when a file that TLS needs is missing or wrong
   */
  public SyslogSink(SyslogOptions options, AlertForm form) throws IOException {
    this(options, form, new SyslogConnector(options), ProcessHandle.current().pid());
  }

  SyslogSink(SyslogOptions options, AlertForm form, SyslogConnector connector, long processId) {
    this.options = options;
    this.form = form;
    this.connector = connector;
    this.processId = processId;
  }

  /**
   * Connects ahead of the first alert, so that a daemon that is not there shows.
   *
   * @throws IOException when nobody listens
   */
  public void connect() throws IOException {
    try {
      connected();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public void accept(Alert alert) throws IOException {
    SyslogMessage message = message(alert);
    try {
      connected().send(message);
    } catch (IOException e) {
      IOException failure = failed(e);
      abandon(failure);
      throw failure;
    }
  }

  private SyslogTransport connected() throws IOException {
    SyslogTransport open = transport;
    if (open == null) {
      open = connector.open();
      transport = open;
    }
    return open;
  }

  private IOException failed(IOException cause) {
    return new IOException(
        "can not send to syslog=" + connector.target() + ": " + IoReason.of(cause), cause);
  }

  private SyslogMessage message(Alert alert) {
    int severity = alert.priority().ordinal();
    int code = options.facility() * 8 + severity;
    StringBuilder frame = new StringBuilder(96);
    frame.append('<').append(code).append(">1 ");
    appendTime(frame, alert.timestampNs());
    frame.append(' ').append(hostname(alert.hostname()));
    frame.append(' ').append(options.appName()).append(' ').append(processId).append(" - - ");
    StringBuilder text = new StringBuilder(512);
    form.append(text, alert);
    return new SyslogMessage(
        severity, frame.toString(), localFrame(code, alert.timestampNs()), text.toString());
  }

  /** The time, with the six digits of a second that the form allows. */
  private static void appendTime(StringBuilder out, long timestampNs) {
    int start = out.length();
    AlertTime.appendUtc(out, timestampNs);
    out.setLength(start + MICROSECOND_DIGITS);
    out.append('Z');
  }

  private String localFrame(int code, long timestampNs) {
    Instant time = Instant.ofEpochSecond(0, timestampNs);
    return "<"
        + code
        + ">"
        + LOCAL_TIME.format(time.atZone(ZoneId.systemDefault()))
        + options.appName()
        + "["
        + processId
        + "]: ";
  }

  private static String hostname(String hostname) {
    String printable = hostname.replaceAll("[^!-~]", "?");
    if (printable.isEmpty()) {
      return "-";
    }
    return printable.substring(0, Math.min(printable.length(), MAX_HOSTNAME));
  }

  private void abandon(IOException cause) {
    try {
      close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void reopen() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    SyslogTransport open = transport;
    transport = null;
    if (open != null) {
      open.close();
    }
  }
}
