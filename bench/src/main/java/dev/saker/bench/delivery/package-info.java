/** Alerts on their way out: how fast they go, and whether all of them arrive. */
@NullMarked
package dev.saker.bench.delivery;

import org.jspecify.annotations.NullMarked;
