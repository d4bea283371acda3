package dev.saker.bench.workload;

import java.nio.charset.StandardCharsets;

/** What is read and written: text of a server, of which an event keeps the first bytes. */
final class Payload {
  /** How many bytes of a buffer an event holds at most. */
  static final int MAX_BYTES = 80;

  private static final int SIZE_BYTES = 1 << 14;
  private static final String[] LINES = {
    "GET /api/v1/items?page=3 HTTP/1.1\r\nHost: shop.example\r\nAccept: */*\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 512\r\n\r\n{\"items\":[",
    "SELECT id, name, price FROM items WHERE shop = $1 ORDER BY id LIMIT 20",
    "2024-01-01T12:00:00Z INFO request id=4711 status=200 duration=12ms\n",
    "#include <stdio.h>\nint main(int argc, char **argv) {\n  return run(argc, argv);\n}\n",
    "1234 (worker) S 1 1234 1234 0 -1 4194560 1021 0 0 0 33 12 0 0 20 0 8 0 5012 0\n",
  };

  static final byte[] BYTES = make();

  private Payload() {}

  /** Where a piece of {@link #BYTES} may start. */
  static int offset(Dice dice) {
    return dice.below(SIZE_BYTES - MAX_BYTES);
  }

  private static byte[] make() {
    byte[] bytes = new byte[SIZE_BYTES];
    Dice dice = new Dice(1);
    int length = 0;
    while (length < SIZE_BYTES) {
      byte[] line = dice.pick(LINES).getBytes(StandardCharsets.US_ASCII);
      int count = Math.min(line.length, SIZE_BYTES - length);
      System.arraycopy(line, 0, bytes, length, count);
      length += count;
    }
    return bytes;
  }
}
