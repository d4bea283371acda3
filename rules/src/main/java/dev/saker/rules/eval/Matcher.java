package dev.saker.rules.eval;

/**
 * Finds the rules that match the current event of a source. Rules go by their place in the list
 * that the matcher was made of. One thread, the one that drives the source.
 */
public interface Matcher {
  /**
   * Begins with an event, after the source moved to it.
   *
   * @param eventCode code of the event
   * @return false when no rule can match an event of this type; {@link #next} is not called then
   */
  boolean begin(int eventCode);

  /** The next rule in order that matches the event; -1 when no further one does. */
  int next();
}
