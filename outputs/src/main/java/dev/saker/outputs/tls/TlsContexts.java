package dev.saker.outputs.tls;

import dev.saker.outputs.TlsOptions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts. */
public final class TlsContexts {
  private static final char[] NO_PASSWORD = new char[0];

  private TlsContexts() {}

  /**
   * A context for connections to others.
   *
   * @throws IOException when a file it needs is missing or wrong; the message names it
   */
  public static SSLContext client(TlsOptions options) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(options), trustManagers(options), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("can not set up TLS: " + e.getMessage(), e);
    }
  }

  private static KeyManager @Nullable [] keyManagers(TlsOptions options)
      throws IOException, GeneralSecurityException {
    if (options.client().isEmpty()) {
      return null;
    }
    TlsOptions.ClientKey client = options.client().get();
    List<Certificate> chain = readable(client.certificate(), PemFile::certificates);
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        readable(client.key(), PrivateKeys::read),
        NO_PASSWORD,
        chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager @Nullable [] trustManagers(TlsOptions options)
      throws IOException, GeneralSecurityException {
    if (options.insecure()) {
      return new TrustManager[] {new TrustAll()};
    }
    Set<Certificate> trusted = trusted(options);
    if (trusted.isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate certificate : trusted) {
      store.setCertificateEntry("ca" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Set<Certificate> trusted(TlsOptions options) throws IOException {
    if (options.caCert().isPresent()) {
      return new LinkedHashSet<>(readable(options.caCert().get(), PemFile::certificates));
    }
    if (options.caBundle().isPresent()) {
      return new LinkedHashSet<>(readable(options.caBundle().get(), PemFile::certificates));
    }
    return options.caPath().isPresent() ? folder(options.caPath().get()) : Set.of();
  }

  /** All certificates of a folder, each file once however many names it has. */
  private static Set<Certificate> folder(Path folder) throws IOException {
    Set<Certificate> trusted = new LinkedHashSet<>();
    if (!Files.isDirectory(folder)) {
      return trusted;
    }
    Set<Path> seen = new LinkedHashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TlsContexts::isPem)) {
      for (Path file : files) {
        if (Files.isReadable(file) && seen.add(file.toRealPath())) {
          addFrom(file, trusted);
        }
      }
    }
    if (trusted.isEmpty()) {
      throw new IOException("no certificate in folder=" + folder);
    }
    return trusted;
  }

  private static void addFrom(Path file, Set<Certificate> trusted) throws IOException {
    for (PemFile.Block block : PemFile.read(file)) {
      if (block.label().equals("CERTIFICATE")) {
        trusted.addAll(PemFile.certificates(file));
        return;
      }
    }
  }

  private static boolean isPem(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".pem")
        || name.endsWith(".crt")
        || name.endsWith(".cer")
        || name.matches("[0-9a-f]{8}\\.[0-9]+");
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static <T> T readable(Path file, Reading<T> reading) throws IOException {
    try {
      return reading.read(file);
    } catch (NoSuchFileException e) {
      throw new IOException("no such file: file=" + file, e);
    } catch (AccessDeniedException e) {
      throw new IOException("permission denied: file=" + file, e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(Path file) throws IOException;
  }
}
