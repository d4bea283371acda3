package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import dev.saker.outputs.tls.TlsContexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts each alert to an HTTP server; an answer from 200 to 299 means that it has it. Connections
 * are used again for as long as the server keeps them. One thread.
 */
public final class HttpSink implements AlertSink {
  /** Answers that speak about this one body: the same again would get the same. */
  private static final Set<Integer> REFUSALS = Set.of(400, 411, 413, 415, 422, 431);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_SHOWN = 200;

  private final HttpOptions options;
  private final AlertForm form;
  private final @Nullable Consumer<String> echo;
  private final ExecutorService executor;
  private final HttpRequest.Builder request;
  private HttpClient client;
  private int timeoutsInARow;

  /**
   * Makes a sink; nothing is sent yet.
   *
   * @param form form of the bodies
   * @param json whether that is JSON
   * @param echo receives the bodies of answers; null to throw them away
   * @throws IOException when a file that TLS needs is missing or wrong
   */
  public HttpSink(
      HttpOptions options, AlertForm form, boolean json, @Nullable Consumer<String> echo)
      throws IOException {
    this.options = options;
    this.form = form;
    this.echo = echo;
    this.request = request(options, json);
    this.executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("saker-http-", 0).factory());
    try {
      this.client = client();
    } catch (IOException e) {
      executor.close();
      throw e;
    }
  }

  private static HttpRequest.Builder request(HttpOptions options, boolean json) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(options.url())
            .timeout(Duration.ofMillis(options.timeoutMs()))
            .setHeader("Content-Type", json ? "application/json" : "text/plain")
            .setHeader("User-Agent", options.userAgent());
    if (options.compress()) {
      builder.setHeader("Content-Encoding", "gzip");
    }
    String user = options.url().getUserInfo();
    if (user != null) {
      byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
      builder.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    options.headers().forEach(builder::setHeader);
    return builder;
  }

  private HttpClient client() throws IOException {
    boolean secure = options.url().getScheme().equalsIgnoreCase("https");
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .executor(executor)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    if (secure) {
      builder.sslContext(TlsContexts.client(options.tls()));
    }
    return builder.build();
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public void accept(Alert alert) throws IOException {
    HttpRequest post = request.POST(HttpRequest.BodyPublishers.ofByteArray(body(alert))).build();
    HttpResponse<String> answer;
    try {
      answer = client.send(post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (HttpTimeoutException e) {
      throw timedOut(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("post to " + target() + " ended");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      timeoutsInARow = 0;
      throw new IOException("can not post to " + target() + ": " + reason(e), e);
    }
    timeoutsInARow = 0;
    if (echo != null) {
      echo.accept(answer.body());
    }
    check(answer);
  }

  private byte[] body(Alert alert) throws IOException {
    byte[] bytes = form.format(alert).getBytes(StandardCharsets.UTF_8);
    if (!options.compress()) {
      return bytes;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }

  private IOException timedOut(HttpTimeoutException cause) {
    timeoutsInARow++;
    if (timeoutsInARow > options.maxConsecutiveTimeouts()) {
      String message = "no answer from " + target() + ": timeouts in a row=" + timeoutsInARow;
      timeoutsInARow = 0;
      return new RefusedException(message, cause);
    }
    return new IOException("no answer in time from " + target(), cause);
  }

  private void check(HttpResponse<String> answer) throws IOException {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String message = "post to " + target() + " answered with status=" + status + shown(answer);
    throw REFUSALS.contains(status) ? new RefusedException(message) : new IOException(message);
  }

  private static String shown(HttpResponse<String> answer) {
    String text = answer.body().strip();
    if (text.isEmpty()) {
      return "";
    }
    String start = text.substring(0, Math.min(text.length(), MAX_SHOWN));
    return ": " + start.replaceAll("\\p{Cntrl}+", " ");
  }

  /** The address without what may be secret in it. */
  private String target() {
    String port = options.url().getPort() < 0 ? "" : ":" + options.url().getPort();
    return "url="
        + options.url().getScheme().toLowerCase(Locale.ROOT)
        + "://"
        + options.url().getHost()
        + port
        + options.url().getRawPath();
  }

  /** The first of the causes that says anything; the client's own often do not. */
  private static String reason(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && cause instanceof IOException readable) {
        return IoReason.of(readable);
      }
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host";
      }
    }
    return failure instanceof ConnectException ? "connection refused" : failure.toString();
  }

  @Override
  public void flush() {}

  /** Reads certificates and keys anew, and makes new connections. */
  @Override
  public void reopen() throws IOException {
    HttpClient old = client;
    client = client();
    old.shutdownNow();
  }

  @Override
  public void close() {
    client.shutdownNow();
    executor.shutdown();
  }
}
