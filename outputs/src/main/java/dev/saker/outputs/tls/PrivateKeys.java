package dev.saker.outputs.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Private keys from PEM files: PKCS#8 ({@code PRIVATE KEY}), PKCS#1 ({@code RSA PRIVATE KEY}) and
 * SEC1 ({@code EC PRIVATE KEY}). The JDK reads the first; the others are put into its form.
 */
final class PrivateKeys {
  private static final byte[] OID_RSA = HexFormat.of().parseHex("2a864886f70d010101");
  private static final byte[] OID_EC = HexFormat.of().parseHex("2a8648ce3d0201");

  /** Object identifier of a key's algorithm, in hexadecimal, to the JDK's name of it. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "2a864886f70d010101", "RSA",
          "2a864886f70d01010a", "RSASSA-PSS",
          "2a8648ce3d0201", "EC",
          "2b6570", "Ed25519",
          "2b6571", "Ed448");

  private PrivateKeys() {}

  /**
   * Reads the first private key of a file.
   *
   * @throws IOException when there is none, it is encrypted, or of an unknown kind
   */
  static PrivateKey read(Path file) throws IOException {
    List<PemFile.Block> blocks = PemFile.read(file);
    for (PemFile.Block block : blocks) {
      try {
        byte @Nullable [] pkcs8 = pkcs8(block, blocks);
        if (pkcs8 != null) {
          return key(pkcs8);
        }
      } catch (IllegalArgumentException | GeneralSecurityException e) {
        throw new IOException("can not use the key in file=" + file + ": " + e.getMessage(), e);
      }
    }
    throw new IOException("no private key in file=" + file);
  }

  private static byte @Nullable [] pkcs8(PemFile.Block block, List<PemFile.Block> all) {
    return switch (block.label()) {
      case "PRIVATE KEY" -> block.bytes();
      case "RSA PRIVATE KEY" -> wrap(block.bytes(), OID_RSA, Der.element(Der.NULL));
      case "EC PRIVATE KEY" -> wrap(block.bytes(), OID_EC, curve(block.bytes(), all));
      case "ENCRYPTED PRIVATE KEY" ->
          throw new IllegalArgumentException(
              "it is encrypted (decrypt it: there is no setting for a password)");
      default -> null;
    };
  }

  private static byte[] wrap(byte[] key, byte[] algorithm, byte[] parameters) {
    return Der.element(
        Der.SEQUENCE,
        Der.element(Der.INTEGER, new byte[] {0}),
        Der.element(Der.SEQUENCE, Der.element(Der.OBJECT_IDENTIFIER, algorithm), parameters),
        Der.element(Der.OCTET_STRING, key));
  }

  /** The curve of a SEC1 key, which stands in the key itself or in a block of its own. */
  private static byte[] curve(byte[] sec1, List<PemFile.Block> all) {
    ByteBuffer key = Der.take(ByteBuffer.wrap(sec1), Der.SEQUENCE);
    Der.take(key, Der.INTEGER);
    Der.take(key, Der.OCTET_STRING);
    if (Der.isNext(key, Der.CONTEXT_0)) {
      return Der.bytes(Der.take(key, Der.CONTEXT_0));
    }
    for (PemFile.Block block : all) {
      if (block.label().equals("EC PARAMETERS")) {
        return block.bytes();
      }
    }
    throw new IllegalArgumentException("key without a curve");
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    ByteBuffer outer = Der.take(ByteBuffer.wrap(pkcs8), Der.SEQUENCE);
    Der.take(outer, Der.INTEGER);
    ByteBuffer algorithm = Der.take(outer, Der.SEQUENCE);
    String identifier =
        HexFormat.of().formatHex(Der.bytes(Der.take(algorithm, Der.OBJECT_IDENTIFIER)));
    String name = ALGORITHMS.get(identifier);
    if (name == null) {
      throw new IllegalArgumentException("key of an unknown kind: identifier=" + identifier);
    }
    try {
      return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }
}
