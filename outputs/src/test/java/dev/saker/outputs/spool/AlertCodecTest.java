package dev.saker.outputs.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.saker.alerts.Alert;
import dev.saker.alerts.Priority;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertCodecTest {

  @Test
  void anyAlertComesBackAsItWas() throws IOException {
    for (long seed = 0; seed < 500; seed++) {
      Alert alert = random(new Random(seed));
      assertEquals(alert, AlertCodec.decode(AlertCodec.encode(alert)), "seed=" + seed);
    }
  }

  @Test
  void damagedBytesGiveAnAlertOrAFailureInWords() {
    for (long seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = AlertCodec.encode(random(random));
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      bytes =
          Arrays.copyOf(
              bytes, random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length);
      try {
        Alert alert = AlertCodec.decode(bytes);
        assertArrayEquals(
            AlertCodec.encode(alert),
            AlertCodec.encode(AlertCodec.decode(AlertCodec.encode(alert))));
      } catch (IOException e) {
        assertEquals(true, e.getMessage().startsWith("alert "), "seed=" + seed + " " + e);
      }
    }
  }

  @Test
  void laterVersionIsNamed() {
    byte[] bytes = AlertCodec.encode(random(new Random(1)));
    bytes[0] = 9;
    assertEquals(
        "alert of another version: version=9 known=1",
        assertThrows(IOException.class, () -> AlertCodec.decode(bytes)).getMessage());
  }

  static Alert random(Random random) {
    TreeMap<String, Object> fields = new TreeMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      fields.put("field." + random.nextInt(100), value(random, 3));
    }
    List<String> tags = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      tags.add(text(random));
    }
    return new Alert(
        random.nextLong(),
        Priority.values()[random.nextInt(8)],
        text(random),
        "syscall",
        tags,
        "host",
        text(random),
        fields);
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 6)) {
      case 0 -> null;
      case 1 -> text(random);
      case 2 -> random.nextLong();
      case 3 -> new BigInteger(64, random);
      case 4 -> random.nextDouble();
      case 5 -> random.nextBoolean();
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(
          "aä€\n\"x\0 😀"
              .codePoints()
              .skip(random.nextInt(9))
              .mapToObj(Character::toString)
              .findFirst()
              .orElseThrow());
    }
    return text.toString();
  }
}
