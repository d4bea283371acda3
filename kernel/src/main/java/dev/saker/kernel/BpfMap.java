package dev.saker.kernel;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.spec.MapSpec;
import dev.saker.kernel.spec.MapType;
import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.Mapping;
import dev.saker.kernel.sys.SystemCalls;
import java.lang.foreign.MemorySegment;

/**
 * A map in the kernel. Keys and values are native memory of the caller, in the byte order of the
 * machine. Any thread may call; what happens to a value at once from two sides is for them to know.
 * Its object closes it.
 */
public final class BpfMap implements AutoCloseable {
  /** For {@link #update}: create or replace. */
  public static final long ANY = 0;

  /** For {@link #update}: create only. */
  public static final long NO_EXIST = 1;

  /** For {@link #update}: replace only. */
  public static final long EXIST = 2;

  private final MapSpec spec;
  private final Fd fd;

  BpfMap(MapSpec spec, Fd fd) {
    this.spec = spec;
    this.fd = fd;
  }

  public String name() {
    return spec.name();
  }

  /** What the map was made from, with the number of entries that it has. */
  public MapSpec spec() {
    return spec;
  }

  /** The descriptor, to wait for or to map; it stays the map's. */
  public Fd fd() {
    return fd;
  }

  /**
   * How many bytes a value has for {@link #lookup} and {@link #update}: on a per-CPU map those of
   * every possible CPU, in their order, each on a multiple of 8.
   */
  public int valueBytes() {
    return spec.type().isPerCpu() ? cpuStrideBytes() * PossibleCpus.COUNT : spec.valueBytes();
  }

  /** From the value of one CPU to that of the next, on a per-CPU map. */
  public int cpuStrideBytes() {
    return spec.valueBytes() + 7 & ~7;
  }

  /**
   * Copies the value of a key.
   *
   * @return whether there is one
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public boolean lookup(MemorySegment key, MemorySegment value) {
    check(key, spec.keyBytes(), "key");
    check(value, valueBytes(), "value");
    return found(BpfCommand.MAP_LOOKUP_ELEM, key, value, 0);
  }

  /**
   * Sets the value of a key.
   *
   * @param flags one of {@link #ANY}, {@link #NO_EXIST}, {@link #EXIST}
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it: {@code E2BIG}
   *     when the map is full
   */
  public void update(MemorySegment key, MemorySegment value, long flags) {
    check(key, spec.keyBytes(), "key");
    check(value, valueBytes(), "value");
    SystemCalls.require(
        Attributes.name(BpfCommand.MAP_UPDATE_ELEM),
        facts(),
        element(BpfCommand.MAP_UPDATE_ELEM, key, value, flags));
  }

  /**
   * Removes a key.
   *
   * @return whether it was there
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public boolean delete(MemorySegment key) {
    check(key, spec.keyBytes(), "key");
    return found(BpfCommand.MAP_DELETE_ELEM, key, MemorySegment.NULL, 0);
  }

  /**
   * Copies the key that follows another, or the first one.
   *
   * @param key {@link MemorySegment#NULL} for the first, as for a key that has gone
   * @return whether there is one
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public boolean nextKey(MemorySegment key, MemorySegment next) {
    check(next, spec.keyBytes(), "key");
    return found(BpfCommand.MAP_GET_NEXT_KEY, key, next, 0);
  }

  /**
   * Puts a program into a slot of a program array, for tail calls.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public void setProgram(int slot, Program program) {
    setDescriptor(MapType.PROG_ARRAY == spec.type(), slot, program.fd());
  }

  /**
   * Puts a map into a slot of an array of maps.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public void setMap(int slot, BpfMap map) {
    setDescriptor(MapType.ARRAY_OF_MAPS == spec.type(), slot, map.fd);
  }

  private void setDescriptor(boolean fits, int slot, Fd value) {
    if (!fits) {
      throw new IllegalArgumentException(
          "map takes no such value: " + facts() + " type=" + spec.type() + " value=" + value);
    }
    try (Attributes attributes = new Attributes()) {
      attributes
          .putInt(0, fd.number())
          .putPointer(8, attributes.ints(new int[] {slot}))
          .putPointer(16, attributes.ints(new int[] {value.number()}))
          .require(BpfCommand.MAP_UPDATE_ELEM, facts() + " slot=" + slot);
    }
  }

  /**
   * Copies many keys and values with one call. Maps change while they are read: a key may come
   * twice or be missed.
   *
   * @param position where the last call ended, 8 bytes; all zero to begin
   * @param begin whether this is the first call
   * @param keys room for {@code count} keys
   * @param values room for {@code count} values
   * @return how many were copied; negative when those were the last, so many less one: -1 for none
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it: {@code ENOSPC}
   *     when there is too little room for one bucket
   */
  public int lookupBatch(
      MemorySegment position, boolean begin, MemorySegment keys, MemorySegment values, int count) {
    try (Attributes attributes = new Attributes()) {
      long result =
          batch(attributes, keys, values, count)
              .putPointer(0, begin ? MemorySegment.NULL : position)
              .putPointer(8, position)
              .call(BpfCommand.MAP_LOOKUP_BATCH);
      int copied = attributes.getInt(32);
      if (result == -Errno.ENOENT.number()) {
        return -1 - copied;
      }
      SystemCalls.require(Attributes.name(BpfCommand.MAP_LOOKUP_BATCH), facts(), result);
      return copied;
    }
  }

  /**
   * Sets the values of many keys with one call.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it; those before the
   *     refused one are set
   */
  public void updateBatch(MemorySegment keys, MemorySegment values, int count) {
    try (Attributes attributes = new Attributes()) {
      batch(attributes, keys, values, count).require(BpfCommand.MAP_UPDATE_BATCH, facts());
    }
  }

  private Attributes batch(
      Attributes attributes, MemorySegment keys, MemorySegment values, int count) {
    check(keys, (long) spec.keyBytes() * count, "keys");
    check(values, (long) valueBytes() * count, "values");
    return attributes
        .putPointer(16, keys)
        .putPointer(24, values)
        .putInt(32, count)
        .putInt(36, fd.number());
  }

  /**
   * Maps the values of an array into memory; the map must have been made mappable. The caller
   * closes the mapping, which outlives the map.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public Mapping map(boolean writable) {
    long bytes = (long) cpuStrideBytes() * spec.maxEntries();
    long page = Mapping.PAGE_BYTES;
    return Mapping.map(fd, 0, (bytes + page - 1) / page * page, writable);
  }

  private boolean found(BpfCommand command, MemorySegment key, MemorySegment value, long flags) {
    long result = element(command, key, value, flags);
    if (result == -Errno.ENOENT.number()) {
      return false;
    }
    SystemCalls.require(Attributes.name(command), facts(), result);
    return true;
  }

  private long element(BpfCommand command, MemorySegment key, MemorySegment value, long flags) {
    try (Attributes attributes = new Attributes()) {
      return attributes
          .putInt(0, fd.number())
          .putPointer(8, key)
          .putPointer(16, value)
          .putLong(24, flags)
          .call(command);
    }
  }

  private void check(MemorySegment segment, long bytes, String what) {
    if (!segment.isNative() || segment.byteSize() < bytes) {
      throw new IllegalArgumentException(
          what
              + " must be native memory of enough bytes: "
              + facts()
              + " bytes="
              + segment.byteSize()
              + " needed="
              + bytes);
    }
  }

  private String facts() {
    return "map=" + spec.name();
  }

  @Override
  public void close() {
    fd.close();
  }
}
