package dev.saker.outputs.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a server's answer: head, and the beginning of the body. The rest of a long body
 * is read and thrown away, so that the connection can be used again. Any thread.
 */
public final class HttpAnswer implements BodyHandler<Void> {
  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);
  private static final int MAX_SHOWN = 200;

  private final int maxBodyBytes;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private volatile @Nullable ResponseInfo head;

  /**
   * Makes one for an answer that is still to come.
   *
   * @param maxBodyBytes most bytes of the body that are kept
   */
  public HttpAnswer(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo info) {
    head = info;
    return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(this::keep));
  }

  private void keep(byte[] part) {
    synchronized (body) {
      body.write(part, 0, Math.min(part.length, maxBodyBytes - body.size()));
    }
  }

  /** The status; 0 before it has come. */
  public int status() {
    ResponseInfo info = head;
    return info == null ? 0 : info.statusCode();
  }

  /** Whether the server said that it has what was posted, whatever became of the answer's body. */
  public boolean isAccepted() {
    return status() >= 200 && status() < 300;
  }

  /** The beginning of the body. */
  public String text() {
    synchronized (body) {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  /** Status, where it points to, and a piece of the body, for messages. */
  public String shown() {
    String location =
        headers().firstValue("Location").map(target -> " location=" + printable(target)).orElse("");
    String start = printable(text().strip());
    return "status=" + status() + location + (start.isEmpty() ? "" : ": " + start);
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(text.length(), MAX_SHOWN)).replaceAll("\\p{Cntrl}+", " ");
  }

  /**
   * How long the server wants to be left alone.
   *
   * @param now the time, which a server may name a later moment for
   * @return empty when it does not say
   */
  public Optional<Duration> retryAfter(ZonedDateTime now) {
    Optional<String> value = headers().firstValue("Retry-After");
    if ((status() != 429 && status() != 503) || value.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = value.get().strip();
      Duration pause =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return pause.isNegative() ? Optional.empty() : Optional.of(pause);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private HttpHeaders headers() {
    ResponseInfo info = head;
    return info == null ? NO_HEADERS : info.headers();
  }
}
