package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.AlertSink;
import dev.saker.outputs.http.HttpAnswer;
import dev.saker.outputs.http.HttpProxy;
import dev.saker.outputs.tls.TlsContexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts each alert to an HTTP server; an answer from 200 to 299 means that it has it. Connections
 * are used again for as long as the server keeps them. One thread.
 */
public final class HttpSink implements AlertSink {
  static {
    // Otherwise the client keeps a proxy's user and password back when the server speaks TLS. It
    // reads this once, before its first use.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  /** Answers that speak about this one body: the same again would get the same. */
  private static final Set<Integer> REFUSALS = Set.of(400, 411, 413, 415, 422, 431);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BODY_BYTES = 1 << 10;
  private static final int MAX_ECHO_BYTES = 1 << 20;

  private final HttpOptions options;
  private final Optional<HttpProxy> proxy;
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
   * @throws IOException when a file that TLS needs is missing or wrong, or the environment names a
   *     proxy that can not be used
   */
  public HttpSink(
      HttpOptions options, AlertForm form, boolean json, @Nullable Consumer<String> echo)
      throws IOException {
    this(options, form, json, echo, System.getenv());
  }

  HttpSink(
      HttpOptions options,
      AlertForm form,
      boolean json,
      @Nullable Consumer<String> echo,
      Map<String, String> environment)
      throws IOException {
    this.options = options;
    this.proxy = HttpProxy.of(options.url(), environment);
    this.form = form;
    this.echo = echo;
    this.request = request(options, json);
    proxy
        .flatMap(HttpProxy::authorization)
        .ifPresent(value -> request.setHeader("Proxy-Authorization", value));
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
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    proxy.ifPresent(way -> builder.proxy(way.selector()));
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
    HttpAnswer answer = new HttpAnswer(echo == null ? MAX_BODY_BYTES : MAX_ECHO_BYTES);
    send(post, answer);
    timeoutsInARow = 0;
    if (echo != null) {
      echo.accept(answer.text());
    }
    check(answer);
  }

  /**
   * Sends, and waits for the whole answer. One that breaks off after its head is as good as a whole
   * one when it said that the server has the alert: another attempt would deliver it twice.
   */
  private void send(HttpRequest post, HttpAnswer answer) throws IOException {
    CompletableFuture<?> sending = client.sendAsync(post, answer);
    try {
      sending.get(options.timeoutMs(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      if (!answer.isAccepted()) {
        throw timedOut(e);
      }
    } catch (ExecutionException e) {
      if (!answer.isAccepted()) {
        throw failed(e.getCause());
      }
    } catch (InterruptedException e) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("post to " + target() + " ended");
      failure.initCause(e);
      throw failure;
    }
  }

  private IOException failed(@Nullable Throwable cause) {
    if (cause instanceof HttpTimeoutException timeout) {
      return timedOut(timeout);
    }
    timeoutsInARow = 0;
    return new IOException("can not post to " + target() + ": " + reason(cause), cause);
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

  private IOException timedOut(Exception cause) {
    timeoutsInARow++;
    if (timeoutsInARow > options.maxConsecutiveTimeouts()) {
      String message = "no answer from " + target() + ": timeouts in a row=" + timeoutsInARow;
      timeoutsInARow = 0;
      return new RefusedException(message, cause);
    }
    return new IOException("no answer in time from " + target(), cause);
  }

  private void check(HttpAnswer answer) throws IOException {
    if (answer.isAccepted()) {
      return;
    }
    String message = "post to " + target() + " answered with " + answer.shown();
    if (REFUSALS.contains(answer.status())) {
      throw new RefusedException(message);
    }
    Optional<Duration> pause = answer.retryAfter(ZonedDateTime.now(ZoneOffset.UTC));
    throw pause.isPresent() ? new BusyException(message, pause.get()) : new IOException(message);
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
  private static String reason(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && cause instanceof IOException readable) {
        return IoReason.of(readable);
      }
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host";
      }
    }
    return failure instanceof ConnectException ? "connection refused" : String.valueOf(failure);
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
