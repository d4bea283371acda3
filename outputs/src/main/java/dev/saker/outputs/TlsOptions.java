package dev.saker.outputs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the other side of a TLS connection is checked, and what it is shown. Of the places for
 * certificates the first given counts: one certificate, a bundle, a folder; without any, the
 * certificates that the JDK brings.
 *
 * @param insecure whether any certificate will do
 * @param caCert PEM file with the certificates that are trusted
 * @param caBundle the same, under another name
 * @param caPath folder with PEM files; one that does not exist means the JDK's
 * @param client what the other side is shown; empty for nothing
 */
public record TlsOptions(
    boolean insecure,
    Optional<Path> caCert,
    Optional<Path> caBundle,
    Optional<Path> caPath,
    Optional<ClientKey> client) {
  /** Certificates of the JDK, no client certificate. */
  public static final TlsOptions DEFAULT =
      new TlsOptions(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A certificate and its key.
   *
   * @param certificate PEM file: the certificate, then those that lead to a trusted one
   * @param key PEM file: PKCS#8, PKCS#1 or SEC1, not encrypted
   */
  public record ClientKey(Path certificate, Path key) {}
}
