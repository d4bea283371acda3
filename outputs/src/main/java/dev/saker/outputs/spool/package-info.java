/**
 * The disk spool: an append-only queue of byte records in segment files, with the position up to
 * which they were taken. It knows nothing of what the records are but for {@link
 * dev.saker.outputs.spool.AlertCodec}.
 */
@NullMarked
package dev.saker.outputs.spool;

import org.jspecify.annotations.NullMarked;
