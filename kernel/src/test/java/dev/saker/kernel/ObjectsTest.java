package dev.saker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ObjectsTest {
  @Test
  void objectsBelongToTheSourcesBesideThem() throws Exception {
    String sums = new String(Objects.bytes("SHA256SUMS"), StandardCharsets.UTF_8);
    for (String line : sums.lines().toList()) {
      String[] words = line.split(" +", 2);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Objects.bytes(words[1]));
      assertEquals(
          words[0],
          HexFormat.of().formatHex(sum),
          words[1] + " has changed: './dev regen' compiles the objects anew");
    }
    assertEquals(5, sums.lines().count());
  }
}
