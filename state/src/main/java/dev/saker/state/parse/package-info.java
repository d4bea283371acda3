/**
 * What each event does to the state: one small handler per family of events, found by event code.
 *
 * <p>This is on the path of every event. Handlers are reused and hold no state of their own, read
 * parameters in place, and allocate only for entries and texts that stay. A parameter that is not
 * there leaves what it would have changed as it was.
 */
@NullMarked
package dev.saker.state.parse;

import org.jspecify.annotations.NullMarked;
