/** Recordings of what happened around alerts. */
@NullMarked
package dev.saker.engine.recording;

import org.jspecify.annotations.NullMarked;
