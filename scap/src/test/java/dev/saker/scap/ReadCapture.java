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
    SnapshotRecorder snapshot = new SnapshotRecorder();
    List<ReadEvent> events = new ArrayList<>();
    EventView view = new EventView();
    CaptureCounts counts = new CaptureCounts(0, 0, 0, 0, 0);
    String error = "";
    try (CaptureReader reader = CaptureReader.open(file, snapshot)) {
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

  static ReadCapture of(Path folder, byte[] capture) throws IOException {
    return of(Files.write(folder.resolve("test.scap"), capture));
  }
}
