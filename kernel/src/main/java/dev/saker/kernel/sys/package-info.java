/**
 * The door to system calls. {@link dev.saker.kernel.sys.SystemCalls} is the only class that calls
 * out of Java; beside it are the objects that the kernel hands out, each with one owner who closes
 * it: {@link dev.saker.kernel.sys.Fd}, {@link dev.saker.kernel.sys.Mapping}, {@link
 * dev.saker.kernel.sys.Epoll}, {@link dev.saker.kernel.sys.UnixDatagram}.
 *
 * <p>No call here belongs on a virtual thread: it would hold the carrier for as long as it lasts.
 */
@NullMarked
package dev.saker.kernel.sys;

import org.jspecify.annotations.NullMarked;
