/**
 * What can go wrong: every exception of this module is a {@link
 * dev.saker.kernel.error.KernelException}.
 */
@NullMarked
package dev.saker.kernel.error;

import org.jspecify.annotations.NullMarked;
