package dev.saker.outputs;

/** What becomes of an alert when its output's queue or spool is full. */
public enum Overflow {
  /** It is dropped and counted; what waits already keeps its place. For live sources. */
  DROP_NEWEST,
  /**
   * Whoever raised it waits for room while the output still delivers; one that has delivered
   * nothing for ten seconds drops as above. At the end all is delivered, under the same condition.
   */
  WAIT_WHILE_DELIVERING,
  /**
   * Whoever raised it waits for room, and at the end for all to be delivered, however long that
   * takes: as without a queue.
   */
  WAIT
}
