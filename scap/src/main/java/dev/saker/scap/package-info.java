/** Reads and writes capture files. */
@NullMarked
package dev.saker.scap;

import org.jspecify.annotations.NullMarked;
