package dev.saker.events;

/**
 * Where events come from, one after the other in time order. One thread drives it; {@link #close}
 * comes from the same thread and is called by whoever opened the source.
 */
public interface EventSource extends AutoCloseable {
  /** Name of the source as rules know it: {@code syscall}, {@code k8s_audit}. */
  String name();

  /**
   * Moves to the next event. What the source knows about the system (processes, users, ...) goes to
   * the {@link SnapshotHandler} it was opened with, before the event that needs it.
   *
   * @param view moved onto the event, which stays valid until the next call
   * @return false when there is nothing more
   * @throws SourceException when the input is damaged; everything before the damage has been
   *     delivered, and later calls throw again
   */
  boolean next(EventView view) throws SourceException;

  @Override
  void close() throws SourceException;
}
