package dev.saker.outputs.syslog;

/**
 * A message to syslog.
 *
 * @param severity 0, most urgent, to 7
 * @param frame the message of RFC 5424 before its text
 * @param localFrame the same in the form of local sockets: {@code <14>Oct 11 22:14:15 name[pid]: }
 * @param text the text, without line feed
 */
public record SyslogMessage(int severity, String frame, String localFrame, String text) {
  /** The whole message of RFC 5424. */
  String complete() {
    return frame + text;
  }

  /** The whole message as local daemons expect it. */
  String local() {
    return localFrame + text;
  }
}
