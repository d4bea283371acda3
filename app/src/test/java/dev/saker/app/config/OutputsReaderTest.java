package dev.saker.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.saker.app.config.OutputsConfig.Delivery;
import dev.saker.app.config.OutputsConfig.FileOutput;
import dev.saker.app.config.OutputsConfig.HttpOutput;
import dev.saker.app.config.OutputsConfig.ProgramOutput;
import dev.saker.app.config.OutputsConfig.SyslogOutput;
import dev.saker.outputs.HttpOptions;
import dev.saker.outputs.ProgramOptions;
import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.TlsOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsReaderTest {
  @TempDir Path folder;

  @Test
  void withoutAnythingDefaultsHold() {
    TlsOptions tls =
        new TlsOptions(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Path.of("/etc/ssl/certs")),
            Optional.empty());
    assertEquals(
        new OutputsConfig(
            false,
            true,
            Optional.empty(),
            Optional.of(
                new SyslogOutput(
                    new SyslogOptions(new SyslogAddress.Local(), 1, "saker", tls), true, false)),
            Optional.empty(),
            Optional.empty(),
            new Delivery(
                65_536,
                2000,
                5000,
                Path.of("/var/lib/saker/spool"),
                256L << 20,
                SpoolOptions.Sync.INTERVAL)),
        outputs(new ConfigLoader(name -> null).load(null, List.of())));
  }

  @Test
  void everySettingArrivesInItsRecord() throws IOException {
    OutputsConfig outputs =
        outputs(
            load(
                """
                outputs_queue: {capacity: 7}
                output_timeout: 300
                stdout_output: {enabled: false}
                file_output: {enabled: true, filename: a.txt, keep_alive: true}
                syslog_output: {enabled: true}
                program_output: {enabled: true, program: "cat > x", keep_alive: true}
                http_output:
                  enabled: true
                  url: "https://h:1/x"
                  user_agent: agent
                  insecure: true
                  ca_cert: ca.pem
                  ca_bundle: bundle.pem
                  ca_path: ""
                  mtls: true
                  client_cert: c.pem
                  client_key: k.pem
                  echo: true
                  compress_uploads: true
                  keep_alive: true
                  max_consecutive_timeouts: 3
                saker:
                  outputs:
                    drain_timeout: 100
                    spool: {folder: /spool, max_size_mb: 2, sync: always}
                    file: {at_least_once: true}
                    program: {at_least_once: true}
                    http: {headers: {X-A: b}, timeout: 99}
                    syslog:
                      at_least_once: true
                      address: tls://logs:1
                      facility: 4
                      app_name: me
                      ca_path: /ca
                """));
    assertEquals(Optional.of(new FileOutput(Path.of("a.txt"), true, true)), outputs.file());
    assertEquals(
        Optional.of(new ProgramOutput(new ProgramOptions("cat > x", true, true), true)),
        outputs.program());
    TlsOptions.ClientKey client = new TlsOptions.ClientKey(Path.of("c.pem"), Path.of("k.pem"));
    TlsOptions tls =
        new TlsOptions(
            true,
            Optional.of(Path.of("ca.pem")),
            Optional.of(Path.of("bundle.pem")),
            Optional.empty(),
            Optional.of(client));
    assertEquals(
        Optional.of(
            new HttpOutput(
                new HttpOptions(
                    URI.create("https://h:1/x"), "agent", Map.of("X-A", "b"), tls, true, 3, 99),
                true,
                false)),
        outputs.http());
    TlsOptions syslogTls =
        new TlsOptions(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Path.of("/ca")),
            Optional.empty());
    assertEquals(
        Optional.of(
            new SyslogOutput(
                new SyslogOptions(new SyslogAddress.Tls("logs", 1), 4, "me", syslogTls),
                false,
                true)),
        outputs.syslog());
    assertEquals(
        new Delivery(7, 300, 100, Path.of("/spool"), 2L << 20, SpoolOptions.Sync.ALWAYS),
        outputs.delivery());
  }

  @Test
  void settingsThatHaveAnEffectAreNotSaidToHaveNone() throws IOException {
    ConfigResult result =
        load(
            """
            outputs_queue: {capacity: 7}
            output_timeout: 300
            syslog_output: {enabled: true}
            program_output: {enabled: true, program: cat}
            http_output: {enabled: true, url: "http://h", echo: true}
            """);
    assertEquals(List.of(), config(result).withoutEffect());
  }

  @Test
  void alertsThatMustArriveAreNotGivenUpAfterTimeouts() throws IOException {
    OutputsConfig outputs =
        outputs(
            load(
                """
                http_output: {enabled: true, url: "http://h"}
                saker: {outputs: {http: {at_least_once: true}}}
                """));
    assertEquals(
        Integer.MAX_VALUE, outputs.http().orElseThrow().options().maxConsecutiveTimeouts());
  }

  @Test
  void wrongSettingsAreReportedTogether() throws IOException {
    ConfigResult result =
        load(
            """
            http_output: {enabled: true, url: "ftp://h"}
            program_output: {enabled: true}
            saker: {outputs: {syslog: {address: nowhere}}}
            """);
    assertEquals(
        List.of(
            "wrong value: key=saker.outputs.syslog.address not an address of syslog:"
                + " address=nowhere expected local, unix:PATH, udp://HOST:PORT, tcp://HOST:PORT or"
                + " tls://HOST:PORT",
            "setting missing: key=program_output.program is needed when it is enabled",
            "wrong value: key=http_output.url not an address of a server: url=ftp://h expected"
                + " http://HOST or https://HOST"),
        result.problems().stream().map(ConfigProblem::message).toList());
    assertEquals(null, result.config());
  }

  private ConfigResult load(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("falco.yaml"), text);
    return new ConfigLoader(name -> null).load(file, List.of());
  }

  private static OutputsConfig outputs(ConfigResult result) {
    return config(result).outputs();
  }

  private static Config config(ConfigResult result) {
    assertEquals(List.of(), result.problems());
    assertNotNull(result.config());
    return result.config();
  }
}
