package dev.saker.kernel.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory shared with the kernel. Any thread may read {@link #memory}; after {@link #close} every
 * access to it throws {@link IllegalStateException}.
 */
public final class Mapping implements AutoCloseable {
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int MAP_SHARED = 1;

  /** The size of a page, to which offsets and sizes of mappings are rounded. */
  public static final int PAGE_BYTES = AuxiliaryVector.pageBytes();

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  @SuppressWarnings("restricted")
  private Mapping(long address, long size, boolean writable) {
    MemorySegment mapped =
        MemorySegment.ofAddress(address)
            .reinterpret(
                size,
                arena,
                segment ->
                    SystemCalls.call(SystemCall.MUNMAP, segment.address(), size, 0, 0, 0, 0));
    memory = writable ? mapped : mapped.asReadOnly();
  }

  /**
   * Maps a part of what a descriptor stands for. The mapping outlives the descriptor.
   *
   * @param offset where it begins, in bytes, a multiple of {@link #PAGE_BYTES}
   * @param size bytes
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  public static Mapping map(Fd fd, long offset, long size, boolean writable) {
    int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    long address =
        SystemCalls.require(
            SystemCall.MMAP,
            fd.facts() + " bytes=" + size,
            0,
            size,
            protection,
            MAP_SHARED,
            fd.number(),
            offset);
    return new Mapping(address, size, writable);
  }

  /** The bytes, valid until {@link #close}. */
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
