/**
 * Every field that rules can ask, read from the current event and the state. Start with {@link
 * dev.saker.state.fields.StateFields}; each family of fields has a class of its own, which knows
 * the names of its fields and makes their readers.
 */
@NullMarked
package dev.saker.state.fields;

import org.jspecify.annotations.NullMarked;
