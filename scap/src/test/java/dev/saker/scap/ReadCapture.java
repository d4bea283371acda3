package dev.saker.scap;

import dev.saker.events.EventView;
import dev.saker.events.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a reader gives for a capture.
 *
 * @param error message of the error it ended with; empty for a clean end
 */
record ReadCapture(
    SnapshotRecorder snapshot, List<ReadEvent> events, CaptureCounts counts, String error) {

  static ReadCapture of(Path file) {
    return of(handler -> CaptureReader.open(file, handler));
  }

  static ReadCapture of(Path folder, byte[] capture) throws IOException {
    return of(Files.write(folder.resolve("test.scap"), capture));
  }

  /** From memory, under the name {@code memory}. */
  static ReadCapture of(byte[] capture) {
    boolean gzip = capture.length >= 2 && capture[0] == 0x1f && (capture[1] & 0xff) == 0x8b;
    ByteSource bytes = new ArraySource(capture, capture.length);
    ByteSource source = gzip ? new GzipSource(bytes) : bytes;
    CaptureFile.Opened opened = new CaptureFile.Opened(source, gzip, capture.length);
    return of(handler -> CaptureReader.open(Path.of("memory"), opened, handler));
  }

  private interface Opener {
    CaptureReader open(SnapshotRecorder snapshot) throws SourceException;
  }

  private static ReadCapture of(Opener opener) {
    SnapshotRecorder snapshot = new SnapshotRecorder();
    List<ReadEvent> events = new ArrayList<>();
    EventView view = new EventView();
    CaptureCounts counts = new CaptureCounts(0, 0, 0, 0, 0);
    String error = "";
    try (CaptureReader reader = opener.open(snapshot)) {
      try {
        while (reader.next(view)) {
          events.add(ReadEvent.of(view));
        }
      } finally {
        counts = reader.counts();
      }
    } catch (SourceException e) {
      error = e.getMessage();
    }
    return new ReadCapture(snapshot, events, counts, error);
  }
}
