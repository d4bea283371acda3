package dev.saker.app.config;

import dev.saker.outputs.HttpOptions;
import dev.saker.outputs.ProgramOptions;
import dev.saker.outputs.SpoolOptions;
import dev.saker.outputs.SyslogOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where alerts go, and how.
 *
 * @param buffered whether lines may wait in memory
 * @param stdout whether they go to stdout
 * @param file file they are appended to
 * @param syslog daemon they are sent to
 * @param program program that reads them
 * @param http server they are posted to
 * @param delivery what concerns all of them
 */
public record OutputsConfig(
    boolean buffered,
    boolean stdout,
    Optional<FileOutput> file,
    Optional<SyslogOutput> syslog,
    Optional<ProgramOutput> program,
    Optional<HttpOutput> http,
    Delivery delivery) {

  /** Whether alerts would go nowhere. */
  public boolean none() {
    return !stdout && file.isEmpty() && syslog.isEmpty() && program.isEmpty() && http.isEmpty();
  }

  /**
   * A file that alerts are appended to.
   *
   * @param keepAlive whether it stays open between alerts
   * @param atLeastOnce whether alerts wait on disk until they are written
   */
  public record FileOutput(Path file, boolean keepAlive, boolean atLeastOnce) {}

  /**
   * A syslog daemon.
   *
   * @param byDefault whether nobody asked for it
   * @param atLeastOnce whether alerts wait on disk until they are sent
   */
  public record SyslogOutput(SyslogOptions options, boolean byDefault, boolean atLeastOnce) {}

  /**
   * A program.
   *
   * @param atLeastOnce whether alerts wait on disk until the program has them
   */
  public record ProgramOutput(ProgramOptions options, boolean atLeastOnce) {}

  /**
   * An HTTP server.
   *
   * @param echo whether its answers are printed
   * @param atLeastOnce whether alerts wait on disk until the server has them
   */
  public record HttpOutput(HttpOptions options, boolean echo, boolean atLeastOnce) {}

  /**
   * What concerns all outputs.
   *
   * @param capacity most alerts that wait in memory, per output
   * @param blockedAfterMs a delivery that takes longer is told; 0 for never
   * @param drainMs longest time that the end waits for deliveries
   * @param spoolFolder folder with a folder per output that delivers at least once
   * @param spoolMaxBytes most bytes in each of these
   * @param spoolSync when they are forced to the disk
   */
  public record Delivery(
      int capacity,
      long blockedAfterMs,
      long drainMs,
      Path spoolFolder,
      long spoolMaxBytes,
      SpoolOptions.Sync spoolSync) {}
}
