/**
 * Objects in the kernel: {@link dev.saker.kernel.BpfObject} loads what an {@link
 * dev.saker.kernel.spec.ObjectSpec} describes, its programs are attached, its maps read and
 * written.
 *
 * <pre>
 *   file ─▶ ObjectSpec ─▶ LoadPlan ─▶ BpfObject ─▶ Program ─▶ Link
 *           (the same        (constants,              └─────────▶ BpfIterator
 *            everywhere)      sizes)       └─────▶ BpfMap  ─▶ RingBuffer
 * </pre>
 *
 * Everything that holds something in the kernel is closed by whoever made it. Nothing is pinned:
 * when the process ends, whatever the reason, the kernel lets go of all of it.
 */
@NullMarked
package dev.saker.kernel;

import org.jspecify.annotations.NullMarked;
