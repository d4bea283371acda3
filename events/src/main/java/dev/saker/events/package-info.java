/**
 * Events as bytes and what can be asked of them: the event table, views, the field catalogue, and
 * the contract of a source.
 *
 * <p>Start with {@link dev.saker.events.EventTable} (what kinds of event there are), {@link
 * dev.saker.events.EventView} (how one is read), {@link dev.saker.events.EventSource} (where they
 * come from), {@link dev.saker.events.FieldCatalogue} (what rules can ask) and {@link
 * dev.saker.events.Value} (what they get as an answer).
 *
 * <p>Event bytes are read from {@code byte[]}: files are read into one, and the live source copies
 * a record out of the kernel's ring and gives the room back at once. Plain arrays keep every
 * comparison monomorphic, start without method-handle linkage, and let the JDK's vectorised array
 * routines work.
 */
@NullMarked
package dev.saker.events;

import org.jspecify.annotations.NullMarked;
