package dev.saker.outputs.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A file with PEM blocks. Text around the blocks is ignored, as everybody does. */
final class PemFile {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private PemFile() {}

  /**
   * A block.
   *
   * @param label what the block says it is, such as {@code PRIVATE KEY}
   * @param bytes what is inside, decoded
   */
  record Block(String label, byte[] bytes) {}

  /**
   * Reads all blocks.
   *
   * @throws IOException when the file can not be read, or a block is not closed or not base64
   */
  static List<Block> read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<Block> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      if (labelEnd < 0) {
        throw new IOException("PEM block without end: file=" + file);
      }
      String label = text.substring(begin + BEGIN.length(), labelEnd);
      String endLine = "-----END " + label + DASHES;
      int end = text.indexOf(endLine, labelEnd);
      if (end < 0) {
        throw new IOException("PEM block without end: file=" + file + " block=" + label);
      }
      blocks.add(new Block(label, decode(file, label, text.substring(labelEnd + 5, end))));
      begin = text.indexOf(BEGIN, end + endLine.length());
    }
    return blocks;
  }

  private static byte[] decode(Path file, String label, String body) throws IOException {
    if (body.contains("Proc-Type:")) {
      throw new IOException(
          "key is encrypted: file=" + file + " (decrypt it: there is no setting for a password)");
    }
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IOException("PEM block is not base64: file=" + file + " block=" + label, e);
    }
  }

  /**
   * All certificates of a file.
   *
   * @throws IOException when there is none, or one is not a certificate
   */
  static List<Certificate> certificates(Path file) throws IOException {
    List<Certificate> certificates = new ArrayList<>();
    for (Block block : read(file)) {
      if (block.label().equals("CERTIFICATE") || block.label().equals("TRUSTED CERTIFICATE")) {
        certificates.add(certificate(file, block));
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException("no certificate in file=" + file);
    }
    return certificates;
  }

  private static Certificate certificate(Path file, Block block) throws IOException {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(block.bytes()));
    } catch (CertificateException e) {
      throw new IOException("not a certificate: file=" + file + ": " + e.getMessage(), e);
    }
  }
}
