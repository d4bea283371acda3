/** Bytes of files, read with every access checked. */
@NullMarked
package dev.saker.kernel.binary;

import org.jspecify.annotations.NullMarked;
