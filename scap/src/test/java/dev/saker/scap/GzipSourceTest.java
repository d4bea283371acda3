package dev.saker.scap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GzipSourceTest {

  private static byte[] unpack(byte[] gzip, int step, ByteArrayOutputStream out)
      throws IOException {
    byte[] part = new byte[100];
    try (GzipSource source = new GzipSource(new ArraySource(gzip, step))) {
      for (int count = source.read(part, 5, 90); count >= 0; count = source.read(part, 5, 90)) {
        assertTrue(count > 0);
        out.write(part, 5, count);
      }
    }
    return out.toByteArray();
  }

  private static byte[] unpack(byte[] gzip, int step) throws IOException {
    return unpack(gzip, step, new ByteArrayOutputStream());
  }

  private static byte[] text(int length) {
    byte[] text = new byte[length];
    Random random = new Random(1);
    for (int i = 0; i < length; i++) {
      text[i] = (byte) ('a' + random.nextInt(6));
    }
    return text;
  }

  private static byte[] join(byte[]... parts) {
    CaptureBytes all = CaptureBytes.empty();
    for (byte[] part : parts) {
      all.raw(part);
    }
    return all.bytes();
  }

  @Test
  void membersOneBehindTheOtherAreOneStream() throws IOException {
    byte[] text = text(1000);
    byte[] gzip = CaptureBytes.gzip(text);
    byte[] empty = CaptureBytes.gzip(new byte[0]);
    for (int step : new int[] {1, 7, 100_000}) {
      assertArrayEquals(join(text, text), unpack(join(gzip, empty, gzip, empty), step));
    }
  }

  @Test
  void zerosBehindTheLastMemberAreTakenForPadding() throws IOException {
    byte[] text = text(1000);
    assertArrayEquals(text, unpack(join(CaptureBytes.gzip(text), new byte[512]), 100));
  }

  @Test
  void allPartsOfAHeaderAreSkipped() throws IOException {
    byte[] text = text(10);
    byte[] gzip = CaptureBytes.gzip(text);
    byte[] head = Arrays.copyOf(gzip, 10);
    head[3] = 2 | 4 | 8 | 16;
    byte[] more = {3, 0, 9, 9, 9, 'n', 'a', 0, 'c', 0, 1, 2};
    byte[] rest = Arrays.copyOfRange(gzip, 10, gzip.length);
    assertArrayEquals(text, unpack(join(head, more, rest), 3));
  }

  @Test
  void whatCameBeforeTheDamageIsDelivered() throws IOException {
    byte[] text = text(100_000);
    byte[] gzip = CaptureBytes.gzip(text);
    byte[] cut = Arrays.copyOf(gzip, gzip.length / 2);
    byte[] broken = gzip.clone();
    Arrays.fill(broken, gzip.length / 2, gzip.length - 8, (byte) 0xff);
    for (byte[] damaged : new byte[][] {cut, broken}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThrows(DamageException.class, () -> unpack(damaged, 1000, out));
      byte[] got = out.toByteArray();
      assertTrue(got.length > 45_000, "delivered " + got.length);
      int same = Math.min(45_000, got.length);
      assertArrayEquals(Arrays.copyOf(text, same), Arrays.copyOf(got, same));
    }
  }

  @Test
  void everyShortenedStreamEndsWithAnError() {
    byte[] gzip = CaptureBytes.gzip(text(300));
    for (int length = 1; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      DamageException e = assertThrows(DamageException.class, () -> unpack(cut, 1000));
      assertEquals("gzip data ends too early", e.what());
    }
  }
}
