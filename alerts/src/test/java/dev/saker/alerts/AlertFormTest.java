package dev.saker.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertFormTest {
  private static final long TIME = 1470327477881730713L;

  @Test
  void textLineHasTimePriorityAndMessage() {
    assertEquals(
        "16:17:57.881730713: Warning cat read it",
        text(AlertTime.LOCAL, ZoneOffset.UTC, "cat read it"));
  }

  @Test
  void textLineIsInTheTimeZoneGiven() {
    assertEquals(
        "18:17:57.881730713: Warning m", text(AlertTime.LOCAL, ZoneId.of("Europe/Berlin"), "m"));
    assertEquals(
        "21:47:57.881730713: Warning m", text(AlertTime.LOCAL, ZoneId.of("Asia/Kolkata"), "m"));
  }

  @Test
  void isoTimeIsUtcInEveryZone() {
    assertEquals(
        "2016-08-04T16:17:57.881730713+0000: Warning m",
        text(AlertTime.ISO_8601, ZoneId.of("Asia/Kolkata"), "m"));
  }

  @Test
  void messageIsWrittenAsItIs() {
    assertEquals(
        "16:17:57.881730713: Warning a\nb\u0001 \"c\" \\ ä",
        text(AlertTime.LOCAL, ZoneOffset.UTC, "a\nb\u0001 \"c\" \\ ä"));
  }

  @Test
  void timesBeforeTheEpochAndFarAwayHaveAForm() {
    StringBuilder out = new StringBuilder();
    AlertTime.appendUtc(out, -1);
    out.append(' ');
    AlertTime.appendUtc(out, 0);
    out.append(' ');
    AlertTime.appendUtc(out, Long.MAX_VALUE);
    assertEquals(
        "1969-12-31T23:59:59.999999999Z 1970-01-01T00:00:00.000000000Z"
            + " 2262-04-11T23:47:16.854775807Z",
        out.toString());
  }

  @Test
  void jsonLineHasSortedKeysAndTheTimeAmongItsFields() {
    assertEquals(
        "{\"hostname\":\"box\",\"output\":\"16:17:57.881730713: Warning a \\\"b\\\"\\n\","
            + "\"output_fields\":{\"evt.arg.flags\":[\"O_RDONLY\"],"
            + "\"evt.time\":1470327477881730713,\"proc.name\":null,\"proc.pid\":7},"
            + "\"priority\":\"Warning\",\"rule\":\"R\",\"source\":\"syscall\","
            + "\"tags\":[\"t1\",\"x\"],\"time\":\"2016-08-04T16:17:57.881730713Z\"}",
        json(AlertTime.LOCAL, JsonForm.Include.DEFAULT));
  }

  @Test
  void isoTimeIsNumberUnderItsOwnName() {
    assertEquals(
        "{\"hostname\":\"box\",\"output_fields\":{\"evt.arg.flags\":[\"O_RDONLY\"],"
            + "\"evt.time.iso8601\":1470327477881730713,\"proc.name\":null,\"proc.pid\":7},"
            + "\"priority\":\"Warning\",\"rule\":\"R\",\"source\":\"syscall\","
            + "\"time\":\"2016-08-04T16:17:57.881730713Z\"}",
        json(AlertTime.ISO_8601, new JsonForm.Include(false, false, true, false)));
  }

  @Test
  void messageStandsWithoutTimeAndPriority() {
    assertEquals(
        "{\"hostname\":\"box\",\"message\":\"a \\\"b\\\"\\n\",\"priority\":\"Warning\","
            + "\"rule\":\"R\",\"source\":\"syscall\",\"time\":\"2016-08-04T16:17:57.881730713Z\"}",
        json(AlertTime.LOCAL, new JsonForm.Include(false, true, false, false)));
  }

  @Test
  void timeThatTheTemplateNamesAppearsOnce() {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("evt.time", 5L);
    Alert alert = new Alert(5, Priority.INFORMATIONAL, "R", "syscall", List.of(), "h", "m", fields);
    JsonForm form =
        new JsonForm(
            new TextForm(AlertTime.LOCAL, ZoneOffset.UTC),
            new JsonForm.Include(false, false, true, true));
    assertEquals(
        "{\"hostname\":\"h\",\"output_fields\":{\"evt.time\":5},\"priority\":\"Informational\","
            + "\"rule\":\"R\",\"source\":\"syscall\",\"tags\":[],"
            + "\"time\":\"1970-01-01T00:00:00.000000005Z\"}",
        form.format(alert));
  }

  @Test
  void timeStandsLastWhenItSortsLast() {
    Alert alert = alert("m", new TreeMap<>());
    JsonForm form =
        new JsonForm(
            new TextForm(AlertTime.LOCAL, ZoneOffset.UTC),
            new JsonForm.Include(false, false, true, false));
    assertEquals(
        "{\"hostname\":\"box\",\"output_fields\":{\"evt.time\":1470327477881730713},"
            + "\"priority\":\"Warning\",\"rule\":\"R\",\"source\":\"syscall\","
            + "\"time\":\"2016-08-04T16:17:57.881730713Z\"}",
        form.format(alert));
  }

  private static String text(AlertTime time, ZoneId zone, String message) {
    return new TextForm(time, zone).format(alert(message, new TreeMap<>()));
  }

  private static String json(AlertTime time, JsonForm.Include include) {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("proc.pid", 7L);
    fields.put("proc.name", null);
    fields.put("evt.arg.flags", Arrays.asList("O_RDONLY"));
    return new JsonForm(new TextForm(time, ZoneOffset.UTC), include)
        .format(alert("a \"b\"\n", fields));
  }

  private static Alert alert(String message, SequencedMap<String, Object> fields) {
    return new Alert(
        TIME, Priority.WARNING, "R", "syscall", List.of("t1", "x"), "box", message, fields);
  }
}
