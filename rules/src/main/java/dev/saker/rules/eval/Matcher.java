package dev.saker.rules.eval;

import java.util.BitSet;

/**
 * Finds the rules that match the current event of a source. Rules go by their place in the list
 * that the matcher was made of. One thread, the one that drives the source.
 */
public interface Matcher {
  /**
   * Makes everything that events of some types need, so that none of them waits for it. What is not
   * prepared is made when the first event of its type comes. Any one thread, before the first
   * {@link #begin}.
   *
   * @param eventCodes codes of the events
   */
  void prepare(BitSet eventCodes);

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
