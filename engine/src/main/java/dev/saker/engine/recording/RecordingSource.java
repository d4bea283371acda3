package dev.saker.engine.recording;

import dev.saker.events.EventSource;
import dev.saker.events.EventView;
import dev.saker.events.SourceException;

/** Shows the events of another source to a recorder on their way. */
public final class RecordingSource implements EventSource {
  private final EventSource source;
  private final Recorder recorder;

  /**
   * Makes a source.
   *
   * @param source belongs to the caller, as does the recorder; closing this closes neither
   */
  public RecordingSource(EventSource source, Recorder recorder) {
    this.source = source;
    this.recorder = recorder;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean next(EventView view) throws SourceException {
    boolean more = source.next(view);
    if (more) {
      recorder.onEvent(view);
    }
    return more;
  }

  @Override
  public void close() {}
}
