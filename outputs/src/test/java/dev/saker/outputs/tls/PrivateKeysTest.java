package dev.saker.outputs.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeysTest {
  @TempDir Path folder;

  @Test
  void keysOfAllFormsAreRead() throws Exception {
    KeyPair rsa = TestCertificates.rsaKeys();
    KeyPair ec = TestCertificates.ecKeys();
    byte[] rsa8 = rsa.getPrivate().getEncoded();
    byte[] ec8 = ec.getPrivate().getEncoded();
    Path file = folder.resolve("key.pem");

    assertSigns("SHA256withRSA", rsa, TestCertificates.pem(file, "PRIVATE KEY", rsa8));
    assertSigns(
        "SHA256withRSA",
        rsa,
        TestCertificates.pem(file, "RSA PRIVATE KEY", TestCertificates.inner(rsa8)));
    assertSigns("SHA256withECDSA", ec, TestCertificates.pem(file, "PRIVATE KEY", ec8));
    byte[] curve = TestCertificates.curve(ec8);
    assertSigns(
        "SHA256withECDSA",
        ec,
        TestCertificates.pem(file, "EC PRIVATE KEY", sec1WithCurve(ec8, curve)));

    KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertSigns(
        "Ed25519", ed, TestCertificates.pem(file, "PRIVATE KEY", ed.getPrivate().getEncoded()));
  }

  @Test
  void curveMayStandInABlockOfItsOwn() throws Exception {
    KeyPair ec = TestCertificates.ecKeys();
    byte[] ec8 = ec.getPrivate().getEncoded();
    Path file = folder.resolve("key.pem");
    TestCertificates.pem(file, "EC PARAMETERS", TestCertificates.curve(ec8));
    Path key =
        TestCertificates.pem(folder.resolve("2"), "EC PRIVATE KEY", TestCertificates.inner(ec8));
    Files.writeString(file, Files.readString(key), StandardOpenOption.APPEND);
    assertSigns("SHA256withECDSA", ec, file);
    assertEquals(
        "can not use the key in file=" + key + ": key without a curve",
        assertThrows(IOException.class, () -> PrivateKeys.read(key)).getMessage());
  }

  @Test
  void keyThatCanNotBeUsedIsNamed() throws IOException {
    Path file = folder.resolve("key.pem");
    TestCertificates.pem(file, "ENCRYPTED PRIVATE KEY", new byte[] {1});
    assertEquals(
        "can not use the key in file="
            + file
            + ": it is encrypted (decrypt it: there is no setting for a password)",
        assertThrows(IOException.class, () -> PrivateKeys.read(file)).getMessage());
    TestCertificates.pem(file, "CERTIFICATE", new byte[] {1});
    assertEquals(
        "no private key in file=" + file,
        assertThrows(IOException.class, () -> PrivateKeys.read(file)).getMessage());
  }

  @Test
  void damagedFileGivesAKeyOrAFailureInWords() throws Exception {
    byte[] ec8 = TestCertificates.ecKeys().getPrivate().getEncoded();
    Path file = folder.resolve("key.pem");
    byte[] whole =
        Files.readAllBytes(
            TestCertificates.pem(
                file, "EC PRIVATE KEY", sec1WithCurve(ec8, TestCertificates.curve(ec8))));
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
      }
      Files.write(file, bytes);
      try {
        PrivateKeys.read(file);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("file=" + file), "seed=" + seed + " " + e);
      }
    }
  }

  private static byte[] sec1WithCurve(byte[] pkcs8, byte[] curve) {
    ByteBuffer key = Der.take(ByteBuffer.wrap(TestCertificates.inner(pkcs8)), Der.SEQUENCE);
    byte[] version = Der.element(Der.INTEGER, Der.bytes(Der.take(key, Der.INTEGER)));
    byte[] number = Der.element(Der.OCTET_STRING, Der.bytes(Der.take(key, Der.OCTET_STRING)));
    return Der.element(Der.SEQUENCE, version, number, Der.element(Der.CONTEXT_0, curve));
  }

  private static void assertSigns(String algorithm, KeyPair pair, Path file) throws Exception {
    PrivateKey key = PrivateKeys.read(file);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update((byte) 7);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update((byte) 7);
    assertTrue(signature.verify(signed), algorithm);
  }
}
