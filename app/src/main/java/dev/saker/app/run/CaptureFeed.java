package dev.saker.app.run;

import dev.saker.engine.LossWatch;
import dev.saker.events.EventSource;
import dev.saker.events.SourceException;
import dev.saker.scap.CaptureReader;
import dev.saker.state.SystemState;
import java.nio.file.Path;

/** The events of a capture file. */
final class CaptureFeed implements Feed {
  private final CaptureReader reader;

  private CaptureFeed(CaptureReader reader) {
    this.reader = reader;
  }

  static CaptureFeed open(Path capture, SystemState state) throws SourceException {
    return new CaptureFeed(CaptureReader.open(capture, state));
  }

  @Override
  public EventSource source() {
    return reader;
  }

  @Override
  public long sizeBytes() {
    return reader.sizeBytes();
  }

  @Override
  public long bytesRead() {
    return reader.bytesRead();
  }

  @Override
  public boolean isPipe() {
    return reader.sizeBytes() <= 0;
  }

  @Override
  public void stop() {
    // A file never lets anybody wait for long.
  }

  @Override
  public void follow(Setup next) {
    // It has what it has.
  }

  /** A capture tells of no lost events. */
  @Override
  public LossWatch.Losses losses() {
    return LossWatch.Losses.NONE;
  }

  @Override
  public void close() throws SourceException {
    reader.close();
  }
}
