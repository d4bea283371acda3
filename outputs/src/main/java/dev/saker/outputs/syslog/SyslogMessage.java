package dev.saker.outputs.syslog;

/**
 * A message to syslog.
 *
 * @param severity 0, most urgent, to 7
 * @param frame the message of RFC 5424 before its text
 * @param text the text, without line feed
 */
public record SyslogMessage(int severity, String frame, String text) {
  /** The whole message of RFC 5424. */
  String complete() {
    return frame + text;
  }
}
