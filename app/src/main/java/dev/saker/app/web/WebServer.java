package dev.saker.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.saker.app.config.ServiceConfig.Webserver;
import dev.saker.outputs.TlsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers a few questions over HTTP, each in a virtual thread of its own. A client that is slow to
 * ask, or to take its answer, is left after a while.
 */
public final class WebServer implements AutoCloseable {
  private static final int PATIENCE_S = 10;
  private static final int GONE_S = 0;

  private final HttpServer server;
  private final ExecutorService executor;
  private final Map<String, Supplier<Answer>> pages;

  /**
   * What a page says.
   *
   * @param status status code
   * @param contentType type of the text
   * @param text the text
   */
  public record Answer(int status, String contentType, String text) {
    /** An answer in JSON. */
    public static Answer json(int status, String text) {
      return new Answer(status, "application/json", text);
    }
  }

  private WebServer(HttpServer server, Map<String, Supplier<Answer>> pages) {
    this.server = server;
    this.pages = Map.copyOf(pages);
    this.executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("saker-web-", 0).factory());
  }

  /**
   * Listens and answers.
   *
   * @param pages what to answer, by path
   * @throws IOException when the address is in use, or the certificate not usable; the message says
   *     which
   */
  public static WebServer start(Webserver options, Map<String, Supplier<Answer>> pages)
      throws IOException {
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(PATIENCE_S));
    System.setProperty("sun.net.httpserver.maxRspTime", Integer.toString(PATIENCE_S));
    HttpServer server;
    if (options.certificate().isPresent()) {
      HttpsServer secure = HttpsServer.create();
      secure.setHttpsConfigurator(
          new HttpsConfigurator(TlsServer.context(options.certificate().get())));
      server = secure;
    } else {
      server = HttpServer.create();
    }
    InetSocketAddress address = new InetSocketAddress(options.address(), options.port());
    try {
      server.bind(address, 0);
    } catch (BindException e) {
      throw new IOException(
          "can not listen: address="
              + options.address().getHostAddress()
              + " port="
              + options.port()
              + ": "
              + e.getMessage()
              + " (webserver.listen_port chooses another)",
          e);
    }
    WebServer started = new WebServer(server, pages);
    server.setExecutor(started.executor);
    server.createContext("/", started::answer);
    server.start();
    return started;
  }

  /** The port, also when any was asked for. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
      String method = exchange.getRequestMethod();
      boolean head = method.equals("HEAD");
      Answer answer;
      if (page == null) {
        answer = new Answer(404, "text/plain", "not found\n");
      } else if (!head && !method.equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        answer = new Answer(405, "text/plain", "only GET\n");
      } else {
        answer = page.get();
      }
      byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      }
      exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(GONE_S);
    executor.shutdownNow();
  }
}
