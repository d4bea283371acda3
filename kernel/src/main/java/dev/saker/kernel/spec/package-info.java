/**
 * What an object file says, the same on every machine: {@link dev.saker.kernel.spec.ObjectSpec}
 * with its programs, each one linked, its maps and its global variables. Nothing here asks the
 * kernel.
 */
@NullMarked
package dev.saker.kernel.spec;

import org.jspecify.annotations.NullMarked;
