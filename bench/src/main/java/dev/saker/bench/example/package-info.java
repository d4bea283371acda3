/** The example capture: a small break-in, told event by event. */
@NullMarked
package dev.saker.bench.example;

import org.jspecify.annotations.NullMarked;
