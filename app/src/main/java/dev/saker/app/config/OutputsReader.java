package dev.saker.app.config;

import dev.saker.app.config.OutputsConfig.Delivery;
import dev.saker.app.config.OutputsConfig.FileOutput;
import dev.saker.app.config.OutputsConfig.HttpOutput;
import dev.saker.app.config.OutputsConfig.ProgramOutput;
import dev.saker.app.config.OutputsConfig.SyslogOutput;
import dev.saker.outputs.DeliveryOptions;
import dev.saker.outputs.HttpOptions;
import dev.saker.outputs.ProgramOptions;
import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.SyslogAddress;
import dev.saker.outputs.SyslogOptions;
import dev.saker.outputs.TlsOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the keys of outputs, which were held against the table of keys before. */
final class OutputsReader {
  private static final int BYTES_PER_MB_SHIFT = 20;

  private final ConfigValues values;
  private final List<ConfigProblem> problems;

  OutputsReader(ConfigValues values, List<ConfigProblem> problems) {
    this.values = values;
    this.problems = problems;
  }

  OutputsConfig read() {
    return new OutputsConfig(
        values.bool("buffered_outputs"),
        values.bool("stdout_output.enabled"),
        file(),
        syslog(),
        program(),
        http(),
        delivery());
  }

  private Optional<FileOutput> file() {
    if (!values.bool("file_output.enabled") || isMissing("file_output", "filename")) {
      return Optional.empty();
    }
    return Optional.of(
        new FileOutput(
            Path.of(values.text("file_output.filename")),
            values.bool("file_output.keep_alive"),
            atLeastOnce("file")));
  }

  private Optional<SyslogOutput> syslog() {
    if (!values.bool("syslog_output.enabled")) {
      return Optional.empty();
    }
    SyslogAddress address = parsed("saker.outputs.syslog.address", SyslogAddress::parse);
    if (address == null) {
      return Optional.empty();
    }
    String name = values.text("saker.outputs.syslog.app_name");
    int facility = values.whole("saker.outputs.syslog.facility");
    SyslogOptions options =
        parsed(
            "saker.outputs.syslog.app_name",
            text -> new SyslogOptions(address, facility, name, tls("saker.outputs.syslog.", true)));
    boolean byDefault = values.node("syslog_output.enabled") instanceof ConfigNode.Nothing;
    return Optional.ofNullable(options)
        .map(known -> new SyslogOutput(known, byDefault, atLeastOnce("syslog")));
  }

  private Optional<ProgramOutput> program() {
    if (!values.bool("program_output.enabled") || isMissing("program_output", "program")) {
      return Optional.empty();
    }
    boolean atLeastOnce = atLeastOnce("program");
    return Optional.of(
        new ProgramOutput(
            new ProgramOptions(
                values.text("program_output.program"),
                values.bool("program_output.keep_alive"),
                atLeastOnce),
            atLeastOnce));
  }

  private Optional<HttpOutput> http() {
    if (!values.bool("http_output.enabled") || isMissing("http_output", "url")) {
      return Optional.empty();
    }
    boolean atLeastOnce = atLeastOnce("http");
    return Optional.ofNullable(parsed("http_output.url", HttpOptions::parseUrl))
        .map(url ->
            new HttpOptions(
                url,
                values.text("http_output.user_agent"),
                values.map("saker.outputs.http.headers"),
                tls("http_output.", values.bool("http_output.mtls")),
                values.bool("http_output.compress_uploads"),
                atLeastOnce
                    ? Integer.MAX_VALUE
                    : values.whole("http_output.max_consecutive_timeouts"),
                values.whole("saker.outputs.http.timeout")))
        .map(options -> new HttpOutput(options, values.bool("http_output.echo"), atLeastOnce));
  }

  private TlsOptions tls(String section, boolean showsCertificate) {
    Optional<Path> certificate = path(section + "client_cert");
    Optional<Path> key = path(section + "client_key");
    Optional<TlsOptions.ClientKey> client =
        showsCertificate && certificate.isPresent() && key.isPresent()
            ? Optional.of(new TlsOptions.ClientKey(certificate.get(), key.get()))
            : Optional.empty();
    return new TlsOptions(
        values.bool(section + "insecure"),
        path(section + "ca_cert"),
        path(section + "ca_bundle"),
        path(section + "ca_path"),
        client);
  }

  private Optional<Path> path(String key) {
    String text = values.text(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  private Delivery delivery() {
    int capacity = values.whole("outputs_queue.capacity");
    return new Delivery(
        capacity == 0 ? DeliveryOptions.DEFAULT_CAPACITY : capacity,
        values.whole("output_timeout"),
        values.whole("saker.outputs.drain_timeout"),
        Path.of(values.text("saker.outputs.spool.folder")),
        (long) values.whole("saker.outputs.spool.max_size_mb") << BYTES_PER_MB_SHIFT,
        SpoolOptions.Sync.valueOf(
            values.word("saker.outputs.spool.sync").toUpperCase(Locale.ROOT)));
  }

  private boolean atLeastOnce(String output) {
    return values.bool("saker.outputs." + output + ".at_least_once");
  }

  private boolean isMissing(String section, String key) {
    boolean missing = values.text(section + "." + key).isBlank();
    if (missing) {
      problems.add(
          ConfigProblem.error(
              values.node(section).origin(),
              "setting missing: key=" + section + "." + key + " is needed when it is enabled"));
    }
    return missing;
  }

  /** A value by a function that throws {@link IllegalArgumentException} for wrong ones. */
  private <T> @Nullable T parsed(String key, Function<String, T> parser) {
    try {
      return parser.apply(values.text(key));
    } catch (IllegalArgumentException e) {
      problems.add(
          ConfigProblem.error(
              values.node(key).origin(), "wrong value: key=" + key + " " + e.getMessage()));
      return null;
    }
  }
}
