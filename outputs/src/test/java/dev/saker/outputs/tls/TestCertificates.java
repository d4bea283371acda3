package dev.saker.outputs.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority, and certificates by it, made on the spot with the JDK and {@link Der} alone. */
public final class TestCertificates {
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final int SET = 0x31;
  private static final int UTF8 = 0x0c;
  private static final int TIME = 0x18;
  private static final int BITS = 0x03;
  private static final int BOOLEAN = 0x01;

  private final KeyPair authorityKeys;
  private final Certificate authority;

  /**
   * Keys with their certificate.
   *
   * @param certificate certificate, signed by the authority
   */
  public record Identity(KeyPair keys, Certificate certificate) {}

  public TestCertificates() throws GeneralSecurityException {
    authorityKeys = ecKeys();
    authority = certificate("Test authority", authorityKeys, "", true);
  }

  public static KeyPair ecKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  public static KeyPair rsaKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  public Certificate authority() {
    return authority;
  }

  /** A certificate for a host, or for a client when the host is empty. */
  public Identity identity(String host, KeyPair keys) throws GeneralSecurityException {
    return new Identity(keys, certificate(host.isEmpty() ? "client" : host, keys, host, false));
  }

  private Certificate certificate(String name, KeyPair keys, String host, boolean isAuthority)
      throws GeneralSecurityException {
    byte[] signatureKind = Der.element(Der.SEQUENCE, oid("2a8648ce3d040302")); // ECDSA with SHA-256
    byte[] body =
        Der.element(
            Der.SEQUENCE,
            Der.element(Der.CONTEXT_0, Der.element(Der.INTEGER, new byte[] {2})),
            Der.element(Der.INTEGER, new BigInteger(64, new SecureRandom()).toByteArray()),
            signatureKind,
            name("Test authority"),
            Der.element(Der.SEQUENCE, time("20200101000000Z"), time("21000101000000Z")),
            name(name),
            keys.getPublic().getEncoded(),
            Der.element(0xa3, Der.element(Der.SEQUENCE, extensions(host, isAuthority))));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(authorityKeys.getPrivate());
    signature.update(body);
    byte[] whole =
        Der.element(
            Der.SEQUENCE, body, signatureKind, Der.element(BITS, new byte[] {0}, signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] extensions(String host, boolean isAuthority) {
    byte[] basic =
        Der.element(
            Der.SEQUENCE,
            oid("551d13"),
            Der.element(
                Der.OCTET_STRING,
                isAuthority
                    ? Der.element(Der.SEQUENCE, Der.element(BOOLEAN, new byte[] {-1}))
                    : Der.element(Der.SEQUENCE)));
    if (host.isEmpty()) {
      return basic;
    }
    byte[] names =
        Der.element(
            Der.SEQUENCE,
            oid("551d11"),
            Der.element(
                Der.OCTET_STRING,
                Der.element(
                    Der.SEQUENCE, Der.element(0x82, host.getBytes(StandardCharsets.US_ASCII)))));
    byte[] both = new byte[basic.length + names.length];
    System.arraycopy(basic, 0, both, 0, basic.length);
    System.arraycopy(names, 0, both, basic.length, names.length);
    return both;
  }

  private static byte[] name(String name) {
    return Der.element(
        Der.SEQUENCE,
        Der.element(
            SET,
            Der.element(
                Der.SEQUENCE,
                oid("550403"),
                Der.element(UTF8, name.getBytes(StandardCharsets.UTF_8)))));
  }

  private static byte[] time(String time) {
    return Der.element(TIME, time.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] oid(String hex) {
    return Der.element(Der.OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
  }

  /** A context for a server; with clients' certificates checked against the authority. */
  public SSLContext server(Identity identity) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    Certificate[] chain = {identity.certificate()};
    keys.setKeyEntry("server", identity.keys().getPrivate(), PASSWORD, chain);
    keys.setCertificateEntry("ca", authority);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("ca", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Writes PEM blocks to a file. */
  public static Path pem(Path file, String label, byte[]... blocks) throws IOException {
    StringBuilder text = new StringBuilder("some words before\n");
    for (byte[] block : blocks) {
      text.append("-----BEGIN ").append(label).append("-----\n");
      text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(block));
      text.append("\n-----END ").append(label).append("-----\n");
    }
    return Files.writeString(file, text.toString());
  }

  /** The inner form of a PKCS#8 key: PKCS#1 or SEC1. */
  static byte[] inner(byte[] pkcs8) {
    ByteBuffer outer = Der.take(ByteBuffer.wrap(pkcs8), Der.SEQUENCE);
    Der.take(outer, Der.INTEGER);
    Der.take(outer, Der.SEQUENCE);
    return Der.bytes(Der.take(outer, Der.OCTET_STRING));
  }

  /** The curve in a PKCS#8 key, as an element. */
  static byte[] curve(byte[] pkcs8) {
    ByteBuffer outer = Der.take(ByteBuffer.wrap(pkcs8), Der.SEQUENCE);
    Der.take(outer, Der.INTEGER);
    ByteBuffer algorithm = Der.take(outer, Der.SEQUENCE);
    Der.take(algorithm, Der.OBJECT_IDENTIFIER);
    return Der.bytes(algorithm);
  }
}
