package dev.saker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The outputs that falco.yaml switches on, from a capture to the other side. */
@Timeout(120)
class DeliveryTest {
  private static final Path ROOT = Path.of(System.getProperty("saker.root", "."));
  private static final Path CAPTURE = ROOT.resolve("examples/intrusion.scap");
  private static final Path RULES = ROOT.resolve("examples/rules.yaml");

  @TempDir Path folder;

  @Test
  void alertsReachServerProgramAndStdoutAlike() throws Exception {
    List<String> posted = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    Path file = folder.resolve("program.txt");
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-o",
                "json_output=true",
                "-o",
                "http_output={enabled: true, url: \"http://127.0.0.1:"
                    + server.getAddress().getPort()
                    + "/\"}",
                "-o",
                "program_output={enabled: true, keep_alive: true, program: \"cat > "
                    + file
                    + "\"}");
    server.stop(0);
    assertEquals(0, outcome.status(), outcome.err());
    List<String> lines = outcome.out().lines().filter(line -> line.startsWith("{")).toList();
    assertTrue(lines.size() > 3, outcome.out());
    assertEquals(lines, posted);
    assertEquals(lines, Files.readAllLines(file));
  }

  @Test
  void alertsThatMustArriveWaitOnDiskForTheNextRun() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    Path spool = folder.resolve("spool");
    Cli.Outcome outcome =
        new Cli()
            .run(
                "replay",
                CAPTURE,
                "-r",
                RULES,
                "-o",
                "http_output={enabled: true, url: \"http://127.0.0.1:" + port + "/\"}",
                "-o",
                "saker.outputs.http.at_least_once=true",
                "-o",
                "saker.outputs.spool.folder=" + spool);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(
        outcome.err().contains("Error: output failed: output=http: can not post to url=http://127"),
        outcome.err());
    assertTrue(Files.size(spool.resolve("http/0000000000000001.segment")) > 1000);
  }
}
