package dev.saker.events;

/** What the value of a field depends on, so that rules know how long an answer stays true. */
public enum FieldScope {
  /** On the current event: the answer is good for this event only. */
  EVENT,
  /**
   * On the process that caused the event and on its ancestors: as long as {@link
   * FieldSource#processStamp} is the same, so is the answer.
   */
  PROCESS,
  /**
   * On what the same reader was asked before, as a counter does: rules that use it must ask exactly
   * where and when their condition says.
   */
  READING
}
