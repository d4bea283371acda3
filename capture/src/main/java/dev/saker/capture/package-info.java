/** Events of the running kernel, and what was there before the first of them. */
@NullMarked
package dev.saker.capture;

import org.jspecify.annotations.NullMarked;
