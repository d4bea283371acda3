package dev.saker.kernel;

import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.spec.MapType;
import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.Mapping;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Reads a ring buffer where it lies, without copying. One thread reads; any number of CPUs write.
 * Whoever opened it closes it; the map stays its object's.
 *
 * <pre>
 *   mapping for writing        mapping for reading
 *   0                          0                     page            page + size      page + 2 size
 *   +--------------------+     +---------------------+----------------+----------------+
 *   | consumer position 8|     | producer position 8 | data           | data again     |
 *   +--------------------+     +---------------------+----------------+----------------+
 *
 *   record:  0                                     4            8         8 + length
 *            +--------+-----------+----------------+------------+---------+---------------+
 *            | busy 1 | discard 1 | length 30 bits | page  4    | bytes   | up to next 8  |
 *            +--------+-----------+----------------+------------+---------+---------------+
 * </pre>
 *
 * <p>Positions count bytes since the beginning. The data is mapped twice, one behind the other, so
 * that a record is in one piece even where the ring ends. A record is busy from when it is reserved
 * until it is submitted or discarded: those behind it wait.
 */
public final class RingBuffer implements AutoCloseable {
  private static final VarHandle POSITION = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle HEADER = ValueLayout.JAVA_INT.varHandle();
  private static final int BUSY = 1 << 31;
  private static final int DISCARD = 1 << 30;
  private static final int HEADER_BYTES = 8;

  private final Fd fd;
  private final long mask;
  private final Mapping consumer;
  private final Mapping producer;
  private final MemorySegment consumerMemory;
  private final MemorySegment producerMemory;
  private long position;

  /** Takes records. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Called for each record, in order.
     *
     * @param memory holds the record; it, and what is read from it, is valid until this returns
     * @param offset where the record's bytes begin, a multiple of 8
     * @param length how many there are
     */
    void onRecord(MemorySegment memory, long offset, int length);
  }

  /**
   * Maps a ring buffer.
   *
   * @throws FormatException when the map is of another type
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public RingBuffer(BpfMap map) {
    if (map.spec().type() != MapType.RINGBUF) {
      throw new FormatException("is no ring buffer: map=" + map.name());
    }
    fd = map.fd();
    long size = map.spec().maxEntries();
    mask = size - 1;
    consumer = Mapping.map(fd, 0, Mapping.PAGE_BYTES, true);
    try {
      producer = Mapping.map(fd, Mapping.PAGE_BYTES, Mapping.PAGE_BYTES + 2 * size, false);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    consumerMemory = consumer.memory();
    producerMemory = producer.memory();
    position = (long) POSITION.getAcquire(consumerMemory, 0L);
  }

  /** The descriptor, to wait for with an {@link dev.saker.kernel.sys.Epoll}; it stays the map's. */
  public Fd fd() {
    return fd;
  }

  /**
   * Hands over the records that are there, without waiting, and frees each when the handler
   * returns; also when it throws, which ends the call.
   *
   * @param limit most records to be handed over
   * @return how many were; 0 when there is none yet, and a wait makes sense
   */
  public int poll(Handler handler, int limit) {
    int count = 0;
    // Pairs with the release of the header when a record is submitted: what is in it can be seen.
    while (count < limit && position < (long) POSITION.getAcquire(producerMemory, 0L)) {
      long at = Mapping.PAGE_BYTES + (position & mask);
      int header = (int) HEADER.getAcquire(producerMemory, at);
      if (header < 0) {
        break;
      }
      int length = header & ~(BUSY | DISCARD);
      try {
        if ((header & DISCARD) == 0) {
          count++;
          handler.onRecord(producerMemory, at + HEADER_BYTES, length);
        }
      } finally {
        position += HEADER_BYTES + length + 7 & ~7L;
        // Pairs with the acquire of a writer: it reuses the bytes only after we have read them.
        POSITION.setRelease(consumerMemory, 0L, position);
      }
    }
    return count;
  }

  /**
   * Copies as many whole records as are there and fit, without waiting, and frees them at once: the
   * fast way for readers that want bytes in an array. {@link RecordCursor} goes through them.
   *
   * @return how many bytes of the target are records now; 0 when there is none yet
   * @throws IllegalArgumentException when not even the first record fits
   */
  public int read(byte[] target) {
    long available = (long) POSITION.getAcquire(producerMemory, 0L);
    long end = position;
    while (end < available) {
      int header = (int) HEADER.getAcquire(producerMemory, Mapping.PAGE_BYTES + (end & mask));
      if (header < 0) {
        break;
      }
      long next = end + (HEADER_BYTES + (header & ~(BUSY | DISCARD)) + 7 & ~7);
      if (next - position > target.length) {
        if (end == position) {
          throw new IllegalArgumentException(
              "record larger than the array: record=" + (next - end) + " array=" + target.length);
        }
        break;
      }
      end = next;
    }
    int count = (int) (end - position);
    if (count > 0) {
      long at = Mapping.PAGE_BYTES + (position & mask);
      MemorySegment.copy(producerMemory, ValueLayout.JAVA_BYTE, at, target, 0, count);
      position = end;
      // As above: bytes are freed only after they were read.
      POSITION.setRelease(consumerMemory, 0L, position);
    }
    return count;
  }

  /** How many bytes wait to be read, those of busy and discarded records among them. Any thread. */
  public long pendingBytes() {
    return (long) POSITION.getAcquire(producerMemory, 0L)
        - (long) POSITION.getAcquire(consumerMemory, 0L);
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
