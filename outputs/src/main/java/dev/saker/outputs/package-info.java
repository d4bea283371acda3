/** Sinks that need nothing but the JDK, and the queues in front of them. */
@NullMarked
package dev.saker.outputs;

import org.jspecify.annotations.NullMarked;
