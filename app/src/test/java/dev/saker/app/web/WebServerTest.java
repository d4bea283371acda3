package dev.saker.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.app.config.ServiceConfig.Webserver;
import dev.saker.app.web.WebServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WebServerTest {
  private static final Map<String, Supplier<Answer>> PAGES =
      Map.of(
          "/healthz",
          () -> Answer.json(200, "{\"status\": \"ok\"}"),
          "/down",
          () -> Answer.json(503, "{}"));

  @TempDir Path folder;

  @Test
  void pagesAnswerUnderTheirPathAndNothingElseDoes() throws Exception {
    try (WebServer server = WebServer.start(options(0, Optional.empty()), PAGES)) {
      HttpResponse<String> health = get(server, "GET", "/healthz");
      assertEquals(200, health.statusCode());
      assertEquals("{\"status\": \"ok\"}", health.body());
      assertEquals(List.of("application/json"), health.headers().allValues("Content-Type"));
      assertEquals(503, get(server, "GET", "/down").statusCode());
      assertEquals(200, get(server, "GET", "/healthz?verbose=1").statusCode());
      assertEquals(404, get(server, "GET", "/").statusCode());
      assertEquals(404, get(server, "GET", "/healthz/more").statusCode());
      assertEquals(405, get(server, "POST", "/healthz").statusCode());
      HttpResponse<String> head = get(server, "HEAD", "/healthz");
      assertEquals(200, head.statusCode());
      assertEquals("16", head.headers().firstValue("Content-Length").orElseThrow());
    }
  }

  @Test
  void whoSaysNothingHoldsUpNobody() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (WebServer server = WebServer.start(options(0, Optional.empty()), PAGES)) {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("GET /he".getBytes(StandardCharsets.US_ASCII));
        silent.add(socket);
      }
      assertEquals(200, get(server, "GET", "/healthz").statusCode());
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void portThatIsTakenIsNamed() throws Exception {
    try (WebServer server = WebServer.start(options(0, Optional.empty()), PAGES)) {
      Webserver same = options(server.port(), Optional.empty());
      IOException failure =
          assertThrows(IOException.class, () -> WebServer.start(same, PAGES).close());
      assertEquals(
          "can not listen: address=127.0.0.1 port="
              + server.port()
              + ": Address already in use (webserver.listen_port chooses another)",
          failure.getMessage());
    }
  }

  @Test
  void certificateAndKeyComeFromOneFile() throws Exception {
    KeyStore store = selfSigned();
    Certificate certificate = store.getCertificate("saker");
    Path pem = folder.resolve("falco.pem");
    Files.writeString(
        pem,
        block("CERTIFICATE", certificate.getEncoded())
            + block("PRIVATE KEY", store.getKey("saker", "secret".toCharArray()).getEncoded()));
    try (WebServer server = WebServer.start(options(0, Optional.of(pem)), PAGES);
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
      URI page = URI.create("https://localhost:" + server.port() + "/healthz");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
    }
  }

  @Test
  void missingCertificateIsNamed() {
    Path none = folder.resolve("none.pem");
    IOException failure =
        assertThrows(
            IOException.class, () -> WebServer.start(options(0, Optional.of(none)), PAGES).close());
    assertTrue(failure.getMessage().contains("no such file: file=" + none), failure.getMessage());
  }

  private static Webserver options(int port, Optional<Path> pem) {
    return new Webserver(0, InetAddress.getLoopbackAddress(), port, "/healthz", true, pem);
  }

  private static HttpResponse<String> get(WebServer server, String method, String path)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private KeyStore selfSigned() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-alias",
                "saker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, keytool.waitFor(), output);
    return KeyStore.getInstance(file.toFile(), "secret".toCharArray());
  }

  private static SSLContext trusting(Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("saker", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static String block(String label, byte[] bytes) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
