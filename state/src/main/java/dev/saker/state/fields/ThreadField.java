package dev.saker.state.fields;

import dev.saker.events.Value;
import dev.saker.state.ThreadEntry;

/** Reads a field of a thread. */
@FunctionalInterface
interface ThreadField {
  boolean read(ThreadEntry thread, Value out);
}
