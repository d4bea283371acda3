/**
 * Captures made from a seed: the system calls of a busy server, as {@link
 * dev.saker.bench.workload.CaptureGenerator} tells them.
 */
@NullMarked
package dev.saker.bench.workload;

import org.jspecify.annotations.NullMarked;
