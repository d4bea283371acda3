package dev.saker.capture;

import dev.saker.events.EventSource;
import dev.saker.events.EventView;
import dev.saker.kernel.RingBuffer;
import dev.saker.kernel.sys.Epoll;
import dev.saker.kernel.sys.ThreadPriority;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of the running kernel in the order of their time. The thread that drives it sleeps
 * while there are none: until the kernel wakes it when the first event comes, then a moment longer,
 * so that a burst wakes it once.
 *
 * <p>Events of several rings are merged: one is given out when all other rings have a later one or
 * were found empty after it happened. Within a ring they keep the order in which they were put in,
 * where those of two CPUs may be swapped that happened within the time it takes to write one.
 *
 * <p>One thread makes, drives and closes it, with the highest priority where that is allowed: while
 * all processors are busy, whoever reads late loses events. Only {@link #stop} and {@link #damaged}
 * may come from other threads. The probe belongs to the caller.
 */
public final class LiveSource implements EventSource {
  private static final int LONGEST_WAIT_MS = 100;
  private static final long BURST_NS = 1_000_000;
  private static final long CLOCK_INTERVAL_NS = 1_000_000_000L;
  private static final long CLOCK_TOLERANCE_NS = 1_000_000;

  /** Part of a ring that, once it was full, is read on without a pause. */
  private static final int BUSY_PART = 8;

  private final Probe probe;
  private final LongConsumer idle;
  private final RingReader[] readers;
  private final int busyBytes;
  private final Epoll epoll = new Epoll();
  private final ThreadPriority priority = ThreadPriority.raise();
  private RingReader used;
  private boolean usedUp = true;
  private long number;
  private long clockNs;
  private long readBytes;
  private long nanoTimeToEpochNs;
  private final AtomicLong damaged = new AtomicLong();
  private volatile boolean stopped;

  /**
   * Makes a source.
   *
   * @param probe attached or about to be
   * @param idle runs on the driving thread whenever nothing came for a tenth of a second, and is
   *     told how many events there were so far
   * @throws dev.saker.kernel.error.KernelException when the kernel lets nobody wait for it
   */
  public LiveSource(Probe probe, LongConsumer idle) {
    this.probe = probe;
    this.idle = idle;
    readers = probe.rings().stream().map(RingReader::new).toArray(RingReader[]::new);
    used = readers[0];
    busyBytes = probe.options().ringBytes() / BUSY_PART;
    for (RingBuffer ring : probe.rings()) {
      epoll.add(ring.fd(), 0);
    }
  }

  @Override
  public String name() {
    return "syscall";
  }

  @Override
  public boolean next(EventView view) {
    while (!stopped) {
      if (!usedUp) {
        used.advance();
        usedUp = true;
      }
      RingReader reader = earliest();
      if (reader == null) {
        await();
      } else if (show(reader, view)) {
        return true;
      }
    }
    return false;
  }

  private boolean show(RingReader reader, EventView view) {
    used = reader;
    usedUp = false;
    @Nullable String problem =
        view.wrap(reader.bytes(), reader.eventOffset(), reader.eventLength());
    if (problem != null) {
      damaged.incrementAndGet();
      return false;
    }
    view.place(++number, reader.cpu(), 0);
    return true;
  }

  /** The reader with the next event; null when there is none yet. */
  private @Nullable RingReader earliest() {
    @Nullable RingReader best = null;
    for (RingReader reader : readers) {
      if (!reader.hasEvent() && (readers.length == 1 || best == null)) {
        fill(reader);
      }
      if (reader.hasEvent() && (best == null || reader.timestampNs() < best.timestampNs())) {
        best = reader;
      }
    }
    if (best == null || readers.length == 1) {
      return best;
    }
    // What is in hand was written before: whoever is found empty from now on has nothing earlier.
    RingReader earliest = best;
    for (RingReader reader : readers) {
      if (!reader.hasEvent() && reader.emptyNs() < best.timestampNs()) {
        fill(reader);
      }
      if (reader.hasEvent() && reader.timestampNs() < earliest.timestampNs()) {
        earliest = reader;
      }
    }
    return earliest;
  }

  private void fill(RingReader reader) {
    readBytes += reader.fill(System.nanoTime() + nanoTimeToEpochNs);
  }

  private void await() {
    long nowNs = System.nanoTime();
    if (nowNs - clockNs > CLOCK_INTERVAL_NS) {
      lookAtClock(nowNs);
    }
    long read = readBytes;
    readBytes = 0;
    if (read > busyBytes) {
      return;
    }
    if (read > 0) {
      LockSupport.parkNanos(BURST_NS);
    } else if (epoll.await(LONGEST_WAIT_MS) == 0) {
      idle.accept(number);
    }
  }

  private void lookAtClock(long nowNs) {
    clockNs = nowNs;
    Instant now = Instant.now();
    nanoTimeToEpochNs = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    probe.followClock(CLOCK_TOLERANCE_NS);
  }

  /** Ends the run: {@link #next} gives no further event, and a wait for one ends. Any thread. */
  public void stop() {
    stopped = true;
    epoll.wake();
  }

  /** Records that were no sound events, and were passed over. Any thread. */
  public long damaged() {
    return damaged.get();
  }

  @Override
  public void close() {
    stopped = true;
    priority.close();
    epoll.close();
  }
}
