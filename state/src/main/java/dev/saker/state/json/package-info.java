/** A small strict reader of JSON, for container metadata in captures. */
@NullMarked
package dev.saker.state.json;

import org.jspecify.annotations.NullMarked;
