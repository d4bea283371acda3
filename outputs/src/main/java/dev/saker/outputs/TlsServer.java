package dev.saker.outputs;

import dev.saker.outputs.tls.TlsContexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** TLS for who listens. */
public final class TlsServer {
  private TlsServer() {}

  /**
   * Makes a context that shows a certificate and asks for none.
   *
   * @param pem file with the certificate, those that vouch for it, and the key, in the forms of
   *     {@link TlsOptions.ClientKey}
   * @throws IOException when the file is missing or wrong; the message names it
   */
  public static SSLContext context(Path pem) throws IOException {
    TlsOptions.ClientKey both = new TlsOptions.ClientKey(pem, pem);
    return TlsContexts.client(
        new TlsOptions(
            true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(both)));
  }
}
