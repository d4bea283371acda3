package dev.saker.outputs;

import static dev.saker.outputs.TestAlerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.saker.outputs.TlsOptions.ClientKey;
import dev.saker.outputs.tls.TestCertificates;
import dev.saker.outputs.tls.TestCertificates.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpSinkTest {
  @TempDir Path folder;
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private final List<HttpServer> servers = new ArrayList<>();

  private record Post(String method, String path, Headers headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  @AfterEach
  void stopServers() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void alertIsPostedWithItsHeaders() throws Exception {
    HttpOptions plain = HttpOptions.to(serve(() -> 200, "/hook?a=b"));
    HttpOptions options =
        new HttpOptions(
            plain.url(), "agent/1", Map.of("X-Team", "red"), plain.tls(), false, 5, 10_000);
    try (HttpSink sink = new HttpSink(options, TestAlerts.MESSAGE, true, null)) {
      sink.accept(alert("{\"ä\":1}"));
    }
    Post post = posts.take();
    assertEquals("POST", post.method());
    assertEquals("/hook?a=b", post.path());
    assertEquals("{\"ä\":1}", post.text());
    assertEquals("application/json", post.headers().getFirst("Content-Type"));
    assertEquals("agent/1", post.headers().getFirst("User-Agent"));
    assertEquals("red", post.headers().getFirst("X-Team"));
    assertNull(post.headers().getFirst("Upgrade"));
  }

  @Test
  void textFormHasItsOwnTypeAndTheUsualAgent() throws Exception {
    try (HttpSink sink =
        new HttpSink(HttpOptions.to(serve(() -> 204, "/")), TestAlerts.MESSAGE, false, null)) {
      sink.accept(alert("a"));
    }
    Post post = posts.take();
    assertEquals("text/plain", post.headers().getFirst("Content-Type"));
    assertEquals("falcosecurity/falco", post.headers().getFirst("User-Agent"));
  }

  @Test
  void bodyIsCompressedOnDemand() throws Exception {
    HttpOptions plain = HttpOptions.to(serve(() -> 200, "/"));
    HttpOptions options = new HttpOptions(plain.url(), "a", Map.of(), plain.tls(), true, 5, 10_000);
    String text = "x".repeat(5000);
    try (HttpSink sink = new HttpSink(options, TestAlerts.MESSAGE, false, null)) {
      sink.accept(alert(text));
    }
    Post post = posts.take();
    assertEquals("gzip", post.headers().getFirst("Content-Encoding"));
    assertTrue(post.body().length < 200, "length=" + post.body().length);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(post.body()))) {
      assertEquals(text, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void credentialsInTheAddressAreSentAndNotShown() throws Exception {
    URI url = serve(() -> 503, "/");
    URI withUser = new URI("http://user:pass@" + url.getAuthority() + "/");
    try (HttpSink sink = new HttpSink(HttpOptions.to(withUser), TestAlerts.MESSAGE, false, null)) {
      IOException failure = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals(
          "post to url=" + url + " answered with status=503: answer", failure.getMessage());
    }
    assertEquals("Basic dXNlcjpwYXNz", posts.take().headers().getFirst("Authorization"));
  }

  @Test
  void answersAreEchoedOnDemand() throws Exception {
    List<String> echoed = new ArrayList<>();
    try (HttpSink sink =
        new HttpSink(
            HttpOptions.to(serve(() -> 200, "/")), TestAlerts.MESSAGE, false, echoed::add)) {
      sink.accept(alert("a"));
    }
    assertEquals(List.of("answer"), echoed);
  }

  @Test
  void answerDecidesWhetherRepeatingMakesSense() throws Exception {
    for (int status : new int[] {301, 401, 404, 429, 500, 503}) {
      assertFalse(failureOf(status) instanceof RefusedException, "status=" + status);
    }
    for (int status : new int[] {400, 413, 422}) {
      assertTrue(failureOf(status) instanceof RefusedException, "status=" + status);
    }
  }

  private IOException failureOf(int status) throws IOException {
    try (HttpSink sink =
        new HttpSink(HttpOptions.to(serve(() -> status, "/")), TestAlerts.MESSAGE, false, null)) {
      return assertThrows(IOException.class, () -> sink.accept(alert("a")));
    }
  }

  @Test
  void refusedConnectionNamesTheServer() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    HttpOptions options = HttpOptions.to(new URI("http://127.0.0.1:" + port + "/x"));
    try (HttpSink sink = new HttpSink(options, TestAlerts.MESSAGE, false, null)) {
      IOException failure = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals(
          "can not post to url=http://127.0.0.1:" + port + "/x: connection refused",
          failure.getMessage());
    }
  }

  @Test
  void alertIsGivenUpAfterTimeoutsInARow() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI url = new URI("http://127.0.0.1:" + silent.getLocalPort() + "/");
      HttpOptions options = new HttpOptions(url, "a", Map.of(), TlsOptions.DEFAULT, false, 1, 50);
      try (HttpSink sink = new HttpSink(options, TestAlerts.MESSAGE, false, null)) {
        IOException first = assertThrows(IOException.class, () -> sink.accept(alert("a")));
        assertFalse(first instanceof RefusedException);
        assertEquals("no answer in time from url=" + url, first.getMessage());
        assertThrows(RefusedException.class, () -> sink.accept(alert("a")));
        assertFalse(
            assertThrows(IOException.class, () -> sink.accept(alert("b")))
                instanceof RefusedException);
      }
    }
  }

  @Test
  void serverIsCheckedAgainstTheAuthority() throws Exception {
    TestCertificates certificates = new TestCertificates();
    URI url = serveTls(certificates, "localhost", false);
    Path ca = pem("ca.pem", certificates.authority().getEncoded());
    for (TlsOptions trusted :
        List.of(
            new TlsOptions(false, Optional.of(ca), none(), none(), Optional.empty()),
            new TlsOptions(false, none(), Optional.of(ca), none(), Optional.empty()),
            new TlsOptions(false, none(), none(), Optional.of(folder), Optional.empty()),
            new TlsOptions(true, none(), none(), none(), Optional.empty()))) {
      post(url, trusted, alert -> assertEquals("secure", alert.text()));
    }
    IOException failure =
        assertThrows(IOException.class, () -> post(url, TlsOptions.DEFAULT, p -> {}));
    assertTrue(failure.getMessage().contains("certification path"), failure.getMessage());
  }

  @Test
  void nameInTheCertificateMustBeThatOfTheServer() throws Exception {
    TestCertificates certificates = new TestCertificates();
    URI url = serveTls(certificates, "elsewhere.example", false);
    Path ca = pem("ca.pem", certificates.authority().getEncoded());
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                post(
                    url,
                    new TlsOptions(false, Optional.of(ca), none(), none(), Optional.empty()),
                    p -> {}));
    assertTrue(failure.getMessage().contains("localhost"), failure.getMessage());
    post(url, new TlsOptions(true, none(), none(), none(), Optional.empty()), p -> {});
  }

  @Test
  void clientShowsItsCertificate() throws Exception {
    TestCertificates certificates = new TestCertificates();
    URI url = serveTls(certificates, "localhost", true);
    Path ca = pem("ca.pem", certificates.authority().getEncoded());
    KeyPair keys = TestCertificates.ecKeys();
    Identity client = certificates.identity("", keys);
    Path certificate = pem("client.pem", client.certificate().getEncoded());
    Path key =
        TestCertificates.pem(
            folder.resolve("client.key"), "PRIVATE KEY", keys.getPrivate().getEncoded());
    TlsOptions options =
        new TlsOptions(
            false, Optional.of(ca), none(), none(), Optional.of(new ClientKey(certificate, key)));
    post(url, options, post -> assertEquals("secure", post.text()));
    assertThrows(
        IOException.class,
        () ->
            post(
                url,
                new TlsOptions(false, Optional.of(ca), none(), none(), Optional.empty()),
                p -> {}));
  }

  @Test
  void missingFileIsNamedAtOnce() throws Exception {
    Path missing = folder.resolve("none.pem");
    HttpOptions plain = HttpOptions.to(new URI("https://localhost/"));
    HttpOptions options =
        new HttpOptions(
            plain.url(),
            "a",
            Map.of(),
            new TlsOptions(false, Optional.of(missing), none(), none(), Optional.empty()),
            false,
            5,
            1000);
    IOException failure =
        assertThrows(
            IOException.class, () -> new HttpSink(options, TestAlerts.MESSAGE, false, null));
    assertEquals("no such file: file=" + missing, failure.getMessage());
  }

  @Test
  void addressIsReadWithAndWithoutQuotes() {
    assertEquals(URI.create("http://h:1/x"), HttpOptions.parseUrl("\"http://h:1/x\""));
    assertEquals(URI.create("https://h"), HttpOptions.parseUrl(" 'https://h' "));
    assertEquals(URI.create("http://h:2801"), HttpOptions.parseUrl("h:2801"));
    for (String wrong : List.of("", "ftp://h/", "http://", "http://a b/")) {
      assertThrows(IllegalArgumentException.class, () -> HttpOptions.parseUrl(wrong), wrong);
    }
  }

  private interface Check {
    void on(Post post);
  }

  private void post(URI url, TlsOptions tls, Check check) throws IOException {
    HttpOptions options = new HttpOptions(url, "a", Map.of(), tls, false, 5, 10_000);
    try (HttpSink sink = new HttpSink(options, TestAlerts.MESSAGE, false, null)) {
      sink.accept(alert("secure"));
      check.on(posts.remove());
    }
  }

  private static Optional<Path> none() {
    return Optional.empty();
  }

  private Path pem(String name, byte[] certificate) throws IOException {
    return TestCertificates.pem(folder.resolve(name), "CERTIFICATE", certificate);
  }

  private URI serve(IntSupplier status, String path) throws IOException {
    return answer(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10),
        status,
        "http",
        path);
  }

  private URI serveTls(TestCertificates certificates, String host, boolean clientCertificate)
      throws Exception {
    SSLContext context =
        certificates.server(certificates.identity(host, TestCertificates.ecKeys()));
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(clientCertificate);
            parameters.setSSLParameters(tls);
          }
        });
    URI url = answer(server, () -> 200, "https", "/");
    return URI.create(url.toString().replace("127.0.0.1", "localhost"));
  }

  private URI answer(HttpServer server, IntSupplier status, String scheme, String path) {
    server.createContext(
        "/",
        exchange -> {
          posts.add(
              new Post(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders(),
                  exchange.getRequestBody().readAllBytes()));
          int code = status.getAsInt();
          byte[] answer = "answer".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(code, code == 204 ? -1 : answer.length);
          if (code != 204) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    return start(server, scheme, path);
  }

  private URI start(HttpServer server, String scheme, String path) {
    server.start();
    servers.add(server);
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
