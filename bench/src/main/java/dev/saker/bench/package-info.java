/** Benchmarks, of single pieces and of the whole path. */
@NullMarked
package dev.saker.bench;

import org.jspecify.annotations.NullMarked;
