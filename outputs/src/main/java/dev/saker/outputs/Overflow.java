package dev.saker.outputs;

/** What becomes of an alert when its output's queue or spool is full. */
public enum Overflow {
  /** It is dropped and counted; what waits already keeps its place. For live sources. */
  DROP_NEWEST,
  /**
   * Whoever raised it waits until there is room, for as long as the output still delivers; one that
   * has delivered nothing for ten seconds drops as above. For sources that can wait, such as files.
   */
  WAIT
}
