package dev.saker.outputs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * Alerts to an HTTP server.
 *
 * @param url where they are posted
 * @param userAgent value of the header
 * @param headers further headers, by name
 * @param tls how the server is checked, and what it is shown
 * @param compress whether bodies are compressed (gzip)
 * @param maxConsecutiveTimeouts repetitions after a timeout before an alert is given up
 * @param timeoutMs longest time until the answer has come, in milliseconds
 */
public record HttpOptions(
    URI url,
    String userAgent,
    Map<String, String> headers,
    TlsOptions tls,
    boolean compress,
    int maxConsecutiveTimeouts,
    long timeoutMs) {
  /** User agent when the configuration names none: the one that receivers know. */
  public static final String DEFAULT_USER_AGENT = "falcosecurity/falco";

  /** Repetitions after timeouts when the configuration says nothing about it. */
  public static final int DEFAULT_MAX_CONSECUTIVE_TIMEOUTS = 5;

  /** Time limit when the configuration says nothing about it, in milliseconds. */
  public static final long DEFAULT_TIMEOUT_MS = 10_000;

  public HttpOptions {
    headers = Map.copyOf(headers);
  }

  /** Everything but the target as when the configuration says nothing about it. */
  public static HttpOptions to(URI url) {
    return new HttpOptions(
        url,
        DEFAULT_USER_AGENT,
        Map.of(),
        TlsOptions.DEFAULT,
        false,
        DEFAULT_MAX_CONSECUTIVE_TIMEOUTS,
        DEFAULT_TIMEOUT_MS);
  }

  /**
   * Reads the address of a server, which may stand in quotes.
   *
   * @throws IllegalArgumentException when it is none; the message says what is expected
   */
  public static URI parseUrl(String text) {
    String bare = text.strip().replaceFirst("^([\"'])(.*)\\1$", "$2");
    try {
      URI url = new URI(bare.contains("://") ? bare : "http://" + bare);
      boolean known =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (known && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    throw new IllegalArgumentException(wrong(text));
  }

  private static String wrong(String text) {
    return "not an address of a server: url=" + text + " expected http://HOST or https://HOST";
  }
}
