package dev.saker.scap;

import static dev.saker.scap.CaptureBytes.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Param;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConverterTest {
  private final Converter converter = new Converter();
  private final EventView view = new EventView();

  private boolean convert(byte[] event) {
    assertNull(view.wrap(event, 0, event.length));
    return converter.convert(view);
  }

  private void assertAbsorbed(byte[] event) {
    assertFalse(convert(event));
  }

  private void assertConverted(byte[] expected, byte[] event) {
    assertTrue(convert(event));
    assertEquals(hex(expected), hex(bytes(view)));
  }

  private static byte[] bytes(EventView view) {
    return Arrays.copyOfRange(view.bytes(), view.offset(), view.offset() + view.length());
  }

  private static String hex(byte[] event) {
    return EventTable.get(event[20] & 0xff | (event[21] & 0xff) << 8).constant()
        + " "
        + HexFormat.of().formatHex(event);
  }

  @Test
  void parametersOfTheEnterAreAppendedToTheExitOfTheSameThread() {
    assertAbsorbed(event("SYSCALL_READ_E", 1, 3, 100));
    assertAbsorbed(event("SYSCALL_READ_E", 2, 4, 200));
    byte[] data = {1, 2, 3};
    assertConverted(
        event("SYSCALL_READ_X", 1, 3, data, 3, 100), event("SYSCALL_READ_X", 1, 3, data));
    assertConverted(
        event("SYSCALL_READ_X", 2, 3, data, 4, 200), event("SYSCALL_READ_X", 2, 3, data));
    assertEquals(2, converter.absorbed());
  }

  @Test
  void anEnterServesOneExitOnly() {
    assertAbsorbed(event("SYSCALL_CLOSE_E", 1, 3));
    assertConverted(event("SYSCALL_CLOSE_X", 1, 0, 3), event("SYSCALL_CLOSE_X", 1, 0));
    assertConverted(event("SYSCALL_CLOSE_X", 1, 0, 0), event("SYSCALL_CLOSE_X", 1, 0));
  }

  @Test
  void withoutTheEnterItsParametersAreZeroOrEmptyAsTheTableSays() {
    assertConverted(event("SYSCALL_CLOSE_X", 1, 0, 0), event("SYSCALL_CLOSE_X", 1, 0));
    assertConverted(event("SYSCALL_FCHDIR_X", 1, 0, null), event("SYSCALL_FCHDIR_X", 1, 0));
    assertConverted(
        event("SYSCALL_MOUNT_X", 1, 0, "d", "/", "t", 0),
        event("SYSCALL_MOUNT_X", 1, 0, "d", "/", "t"));
  }

  @Test
  void anEnterOfAnotherCallIsNotTaken() {
    assertAbsorbed(event("SYSCALL_CLOSE_E", 1, 3));
    assertConverted(event("SYSCALL_LSEEK_X", 1, 9, 0, 0, 0), event("SYSCALL_LSEEK_X", 1, 9));
  }

  @Test
  void theLastEnterOfAThreadCounts() {
    assertAbsorbed(event("SYSCALL_CLOSE_E", 1, 3));
    assertAbsorbed(event("SYSCALL_CLOSE_E", 1, 4));
    assertConverted(event("SYSCALL_CLOSE_X", 1, 0, 4), event("SYSCALL_CLOSE_X", 1, 0));
  }

  @Test
  void oldTypesBecomeNewOnes() {
    assertAbsorbed(event("SYSCALL_OPENAT_E", 1, -100, "/etc/hosts", 1, 0));
    assertConverted(
        event("SYSCALL_OPENAT_2_X", 1, 5, -100, "/etc/hosts", 1, 0, null, null),
        event("SYSCALL_OPENAT_X", 1, 5));
  }

  @Test
  void oldestExecveGoesThroughAllItsVersions() {
    assertTrue(convert(event("SYSCALL_EXECVE_8_E", 1)));
    assertEquals("SYSCALL_EXECVE_19_E", view.type().constant());
    assertEquals(0, view.length(0));
    assertTrue(
        convert(event("SYSCALL_EXECVE_8_X", 1, 0, "ls", new byte[] {'a', 0}, 1, 1, 0, "/", 1024)));
    assertEquals("SYSCALL_EXECVE_19_X", view.type().constant());
    assertEquals(view.type().params().size(), view.paramCount());
    assertEquals("ls", text(view, 1));
    assertEquals("/", text(view, 6));
    assertEquals(1024, view.int64(7, -1));
    assertEquals(0, view.length(13)); // comm, which came later
  }

  private static String text(EventView view, int param) {
    return new String(
        view.bytes(), view.offset(param), view.textLength(param), StandardCharsets.UTF_8);
  }

  @Test
  void entersThatHelpToUnderstandTheExitAreDelivered() {
    byte[] open = event("SYSCALL_OPEN_E", 1, "/x", 1, 0);
    assertConverted(open, open);
    assertConverted(event("SYSCALL_OPEN_E", 1, null, null, null), event("SYSCALL_OPEN_E", 1));
    byte[] address = {2, 127, 0, 0, 1, 80, 0};
    byte[] connect = event("SOCKET_CONNECT_E", 1, 3, address);
    assertConverted(connect, connect);
    // Parameters came in two steps, and the first one uses the enter up.
    assertConverted(
        event("SOCKET_CONNECT_X", 1, 0, new byte[] {9}, 3, null),
        event("SOCKET_CONNECT_X", 1, 0, new byte[] {9}));
    assertConverted(connect, connect);
    assertConverted(
        event("SOCKET_CONNECT_X", 1, 0, new byte[] {9}, 4, address),
        event("SOCKET_CONNECT_X", 1, 0, new byte[] {9}, 4));
  }

  @Test
  void currentEventsAreLeftAsTheyAre() {
    byte[] close = event("SYSCALL_CLOSE_X", 1, 0, 3);
    assertConverted(close, close);
    byte[] process = event("PROCEXIT_1_E", 1, 0, 0, 0, 0, 0);
    assertConverted(process, process);
  }

  @Test
  void aCurrentEventWithANumberOfParametersThatNobodyWroteIsLeftAsItIs() {
    byte[] read = event("SYSCALL_READ_X", 1, 3, new byte[] {1}, 3);
    assertConverted(read, read);
    assertEquals(0, converter.unconverted());
  }

  @Test
  void anOldEventWithANumberOfParametersThatNobodyWroteIsLostAndCounted() {
    assertAbsorbed(event("SYSCALL_OPENAT_X", 1));
    assertEquals(1, converter.unconverted());
  }

  @Test
  void typesNotInUseAreDropped() {
    assertAbsorbed(event("PROCEXIT_X", 1));
    assertAbsorbed(event("SYSCALL_CLONE_11_E", 1));
    assertEquals(2, converter.absorbed());
    assertEquals(0, converter.unconverted());
  }

  @Test
  void oldestContainerEventsBecomeJson() {
    assertConverted(
        event(
            "CONTAINER_JSON_2_E",
            -1,
            "{\"id\":\"3a\",\"type\":1,\"name\":\"a\\\"b\\\\\",\"image\":\"x\\u0001é\"}"),
        event("CONTAINER_E", -1, "3a", 1, "a\"b\\", "x\u0001é"));
    assertConverted(
        event("CONTAINER_JSON_2_E", -1, "{\"id\":\"\",\"type\":0,\"name\":\"\",\"image\":\"\"}"),
        event("CONTAINER_E", -1, null, null, null, null));
  }

  @Test
  void valuesAreCutToTheSizeOfTheirNewType() {
    byte[] text = new byte[70_000];
    Arrays.fill(text, (byte) 'x');
    byte[] half = Arrays.copyOf(text, 40_000);
    assertAbsorbed(event("SYSCALL_MKDIR_E", 1, half, 7));
    assertTrue(convert(event("SYSCALL_MKDIR_X", 1, 0)));
    assertEquals("SYSCALL_MKDIR_2_X", view.type().constant());
    assertEquals(40_000, view.length(1));
    assertEquals(7, view.uint32(2, 0));
  }

  /** Every row of the table, with and without the enter, with random parameters. */
  @Test
  void everyEventOfOldProducersBecomesACurrentOne() {
    long seed = System.nanoTime();
    System.out.println("ConverterTest.everyEventOfOldProducersBecomesACurrentOne seed=" + seed);
    Random random = new Random(seed);
    for (EventType type : EventTable.all()) {
      for (int count = 0; count <= type.params().size(); count++) {
        if (ConversionTable.find(type.code(), count) == null) {
          continue;
        }
        if (!type.isEnter()) {
          byte[] enter = randomEvent(EventTable.get(type.code() - 1), Integer.MAX_VALUE, random);
          convert(enter);
        }
        byte[] event = randomEvent(type, count, random);
        for (int round = 0; round < 2; round++) {
          if (convert(event)) {
            checkCurrent(type + " count=" + count);
          }
        }
      }
    }
    assertEquals(0, converter.evicted());
  }

  private void checkCurrent(String what) {
    EventType type = view.type();
    assertTrue(type.isEnter() || view.paramCount() == type.params().size(), what);
    assertTrue(
        !type.has(EventType.OLD_VERSION)
            || type.constant().equals("SYSCALL_EXECVE_19_E")
            || type.constant().equals("SYSCALL_EXECVEAT_E"),
        what);
    assertEquals(7, view.tid());
    assertEquals(1_000_000_000L, view.timestampNs());
    for (int i = 0; i < view.paramCount(); i++) {
      int size = type.params().get(i).type().sizeBytes();
      assertTrue(size < 0 || view.length(i) <= size, what);
    }
  }

  private static byte[] randomEvent(EventType type, int maxParams, Random random) {
    EventBuilder builder = new EventBuilder().start(type, 1_000_000_000L, 7);
    List<Param> params = new ArrayList<>(type.params());
    for (Param param : params.subList(0, Math.min(maxParams, params.size()))) {
      int size = param.type().sizeBytes();
      byte[] bytes = new byte[size >= 0 ? size : random.nextInt(200)];
      random.nextBytes(bytes);
      builder.bytes(bytes);
    }
    int length = builder.finish();
    return Arrays.copyOf(builder.buffer(), length);
  }
}
