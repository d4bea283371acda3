package dev.saker.scap;

import dev.saker.events.EventType;

/**
 * One row of the conversion table.
 *
 * @param action what to do with the event
 * @param target type of the event that comes out of it
 * @param steps the parameters to write, in order
 */
record Conversion(Action action, EventType target, Step[] steps) {

  enum Action {
    STORE,
    PASS,
    STORE_AND_PASS,
    ADD,
    BECOME
  }

  /** Where a parameter comes from. */
  enum Origin {
    OLD,
    ENTER,
    EMPTY,
    ZERO,
    CONTAINER
  }

  /**
   * How to write one parameter.
   *
   * @param param position in the event that it comes from, for OLD and ENTER
   * @param orEmpty ENTER: when there is no such enter, write an empty parameter and not a zero
   */
  record Step(Origin origin, int param, boolean orEmpty) {}
}
