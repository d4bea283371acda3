package dev.saker.outputs;

import dev.saker.alerts.Alert;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one output that wait, oldest first. Any thread offers; one thread, the output's
 * own, takes.
 */
interface Backlog extends AutoCloseable {
  /** What {@link #firstRaisedNs} says about alerts of an earlier run. */
  long UNKNOWN = Long.MIN_VALUE;

  /**
   * Adds an alert at the end.
   *
   * @param raisedNs when it was raised, by the clock of the output
   * @return false when there is no room
   * @throws IOException when it could not be written down; then it is not part of the backlog
   */
  boolean offer(Alert alert, long raisedNs) throws IOException;

  /**
   * The oldest alert, which stays; null when none waits.
   *
   * @throws IOException when it can not be read now; the next call tries again
   */
  @Nullable Alert first() throws IOException;

  /** When the alert that {@link #first} returned was raised; or {@link #UNKNOWN}. */
  long firstRaisedNs();

  /** Takes away what {@link #first} returned. */
  void removeFirst() throws IOException;

  /** Alerts that wait. Any thread. */
  long waiting();

  /** Whether what waits is still there in the next run of the program. */
  boolean isDurable();

  /** Forces to the disk what is due. Any thread but the output's own. */
  void sync() throws IOException;

  /** Ends; a durable one keeps what waits. */
  @Override
  void close() throws IOException;
}
