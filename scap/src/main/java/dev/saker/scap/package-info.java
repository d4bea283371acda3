/**
 * Capture files ({@code .scap}): {@link dev.saker.scap.CaptureReader} reads them, {@link
 * dev.saker.scap.CaptureWriter} writes them.
 *
 * <p>A capture is one recording, or several put one behind the other. Everything is a block, framed
 * by its length, so that what a reader does not know can be skipped. Little endian.
 *
 * <pre>
 *   recording:  +---------+---------+------------+-------+-----------+-------------+--------+-----
 *               | section | machine | interfaces | users | processes | descriptors | event  | ...
 *               | header  |         |            |       |           | of a thread | block  |
 *               +---------+---------+------------+-------+-----------+-------------+--------+-----
 *
 *   block:      type 4 | length 4 | body | padding to a multiple of 4 | length 4
 *   event:      cpu 2 | [flags 4] | event bytes
 * </pre>
 *
 * Producers older than today's recorded the enter and the exit of a system call as two events;
 * while reading, the two become one.
 */
@NullMarked
package dev.saker.scap;

import org.jspecify.annotations.NullMarked;
