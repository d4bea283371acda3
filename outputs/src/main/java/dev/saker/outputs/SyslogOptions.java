package dev.saker.outputs;

/**
 * Alerts to syslog.
 *
 * @param address where it listens
 * @param facility facility, 0 to 23
 * @param appName name of the program in the messages
 * @param tls how the other side is checked, where the address says TLS
 */
public record SyslogOptions(SyslogAddress address, int facility, String appName, TlsOptions tls) {
  /** Facility for programs of users. */
  public static final int USER = 1;

  private static final int MAX_APP_NAME = 48;

  /** The daemon of this host. */
  public static final SyslogOptions DEFAULT =
      new SyslogOptions(new SyslogAddress.Local(), USER, "saker", TlsOptions.DEFAULT);

  public SyslogOptions {
    if (facility < 0 || facility > 23) {
      throw new IllegalArgumentException("no such facility: facility=" + facility);
    }
    if (!appName.matches("[!-~]{1," + MAX_APP_NAME + "}")) {
      throw new IllegalArgumentException(
          "not a name for syslog: appName="
              + appName
              + " expected 1 to 48 printable ASCII letters");
    }
  }
}
