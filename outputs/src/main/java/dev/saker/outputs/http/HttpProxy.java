package dev.saker.outputs.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the way to a server.
 *
 * @param host its name or address, without brackets
 * @param port its port
 * @param authorization value of the header {@code Proxy-Authorization}; empty when it wants none
 */
public record HttpProxy(String host, int port, Optional<String> authorization) {
  private static final int DEFAULT_PORT = 1080;

  /**
   * The proxy that the environment names for a server, by the variables that curl goes by: {@code
   * http_proxy} (in lower case only, since a CGI server sets the other from a header), {@code
   * https_proxy}, {@code all_proxy} and {@code no_proxy}.
   *
   * @param environment the variables
   * @return empty when the server is to be reached directly
   * @throws IOException when the variable's value is no address of a proxy, or one of another kind
   *     than HTTP
   */
  public static Optional<HttpProxy> of(URI server, Map<String, String> environment)
      throws IOException {
    String scheme = server.getScheme().toLowerCase(Locale.ROOT);
    for (String variable :
        List.of(
            scheme + "_proxy",
            scheme.equals("http") ? "" : scheme.toUpperCase(Locale.ROOT) + "_PROXY",
            "all_proxy",
            "ALL_PROXY")) {
      String value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        String exceptions = either(environment, "no_proxy", "NO_PROXY");
        return NoProxy.parse(exceptions).covers(server.getHost())
            ? Optional.empty()
            : Optional.of(parse(variable, value.strip()));
      }
    }
    return Optional.empty();
  }

  private static String either(Map<String, String> environment, String first, String second) {
    String value = environment.get(first);
    return value != null && !value.isEmpty() ? value : environment.getOrDefault(second, "");
  }

  private static HttpProxy parse(String variable, String value) throws IOException {
    URI url = url(value);
    if (url == null || url.getHost() == null) {
      throw new IOException("not the address of a proxy: variable=" + variable);
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new IOException(
          "proxy of a kind that is not supported: variable="
              + variable
              + " kind="
              + scheme
              + " expected http://HOST:PORT");
    }
    int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    return new HttpProxy(bare(url.getHost()), port, authorization(url));
  }

  private static @Nullable URI url(String value) {
    try {
      return new URI(value.contains("://") ? value : "http://" + value);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static Optional<String> authorization(URI url) {
    return Optional.ofNullable(url.getUserInfo())
        .map(user -> user.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  /** A host without the brackets that addresses of version 6 have in a URL. */
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** What makes a client use it. */
  public ProxySelector selector() {
    return ProxySelector.of(InetSocketAddress.createUnresolved(host, port));
  }
}
