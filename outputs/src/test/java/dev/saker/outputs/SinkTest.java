package dev.saker.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertForm;
import dev.saker.alerts.Priority;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkTest {
  private static final AlertForm MESSAGE = (out, alert) -> out.append(alert.message());

  @TempDir Path folder;

  @Test
  void streamIsFlushedPerLineUnlessBuffered() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StreamSink sink =
        new StreamSink("stdout", new BufferedOutputStream(bytes), MESSAGE, false)) {
      sink.accept(alert("ä"));
      assertEquals("ä\n", bytes.toString(StandardCharsets.UTF_8));
    }
    bytes.reset();
    try (StreamSink sink =
        new StreamSink("stdout", new BufferedOutputStream(bytes), MESSAGE, true)) {
      sink.accept(alert("b"));
      assertEquals("", bytes.toString(StandardCharsets.UTF_8));
    }
    assertEquals("b\n", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void fileIsAppendedTo() throws IOException {
    Path file = folder.resolve("events.txt");
    Files.writeString(file, "before\n");
    try (FileSink sink = new FileSink(file, MESSAGE, false, false)) {
      sink.accept(alert("a"));
      sink.accept(alert("b"));
      assertEquals("before\na\nb\n", Files.readString(file));
    }
  }

  @Test
  void fileMovedAwayIsMadeAnewForTheNextAlertUnlessKeptAlive() throws IOException {
    Path file = folder.resolve("events.txt");
    Path moved = folder.resolve("events.1");
    try (FileSink sink = new FileSink(file, MESSAGE, false, false)) {
      sink.accept(alert("a"));
      Files.move(file, moved);
      sink.accept(alert("b"));
    }
    assertEquals("a\n", Files.readString(moved));
    assertEquals("b\n", Files.readString(file));
  }

  @Test
  void fileKeptAliveFollowsItsMoveUntilReopened() throws IOException {
    Path file = folder.resolve("events.txt");
    Path moved = folder.resolve("events.1");
    try (FileSink sink = new FileSink(file, MESSAGE, true, false)) {
      sink.accept(alert("a"));
      Files.move(file, moved);
      sink.accept(alert("b"));
      assertFalse(Files.exists(file));
      sink.reopen();
      sink.accept(alert("c"));
    }
    assertEquals("a\nb\n", Files.readString(moved));
    assertEquals("c\n", Files.readString(file));
  }

  @Test
  void bufferedFileIsWrittenWhenFlushedOrClosed() throws IOException {
    Path file = folder.resolve("events.txt");
    try (FileSink sink = new FileSink(file, MESSAGE, true, true)) {
      sink.accept(alert("a"));
      assertEquals("", Files.readString(file));
      sink.flush();
      assertEquals("a\n", Files.readString(file));
      sink.accept(alert("b"));
    }
    assertEquals("a\nb\n", Files.readString(file));
  }

  @Test
  void failureNamesTheFileAndTheCause() throws IOException {
    Path missing = folder.resolve("no/such/file.txt");
    try (FileSink sink = new FileSink(missing, MESSAGE, true, false)) {
      IOException problem = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals("can not write file=" + missing + ": no such directory", problem.getMessage());
    }
    try (FileSink sink = new FileSink(folder, MESSAGE, true, false)) {
      IOException problem = assertThrows(IOException.class, () -> sink.accept(alert("a")));
      assertEquals("can not write file=" + folder + ": is a directory", problem.getMessage());
    }
  }

  @Test
  void failingFileRecoversWhenItsFolderAppears() throws IOException {
    Path file = folder.resolve("later/events.txt");
    try (FileSink sink = new FileSink(file, MESSAGE, true, false)) {
      assertThrows(IOException.class, () -> sink.accept(alert("a")));
      Files.createDirectory(file.getParent());
      sink.accept(alert("b"));
    }
    assertEquals("b\n", Files.readString(file));
  }

  private static Alert alert(String message) {
    return new Alert(
        0, Priority.INFORMATIONAL, "R", "syscall", List.of(), "h", message, new TreeMap<>());
  }
}
