package dev.saker.kernel;

import dev.saker.kernel.sys.Fd;
import dev.saker.kernel.sys.SystemCall;
import dev.saker.kernel.sys.SystemCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The argument of a {@code bpf(2)} call, {@code union bpf_attr}, with what it points to. Older
 * kernels take a longer one than they know as long as the rest is zero.
 */
final class Attributes implements AutoCloseable {
  private static final int BYTES = 144;
  private static final int NAME_BYTES = 16;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment attributes = arena.allocate(BYTES, 8);

  Attributes putInt(int offset, int value) {
    attributes.set(ValueLayout.JAVA_INT, offset, value);
    return this;
  }

  Attributes putLong(int offset, long value) {
    attributes.set(ValueLayout.JAVA_LONG, offset, value);
    return this;
  }

  int getInt(int offset) {
    return attributes.get(ValueLayout.JAVA_INT, offset);
  }

  Attributes putPointer(int offset, MemorySegment target) {
    return putLong(offset, target.address());
  }

  /** Native memory with these bytes, which lives as long as this. */
  MemorySegment bytes(byte[] bytes) {
    return bytes.length == 0
        ? MemorySegment.NULL
        : arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
  }

  /** Native memory with these words. */
  MemorySegment longs(long[] words) {
    return arena.allocateFrom(ValueLayout.JAVA_LONG, words);
  }

  /** Native memory with these words. */
  MemorySegment ints(int[] words) {
    return words.length == 0 ? MemorySegment.NULL : arena.allocateFrom(ValueLayout.JAVA_INT, words);
  }

  /** Native memory with a text that ends in NUL. */
  MemorySegment text(String text) {
    return arena.allocateFrom(text);
  }

  /** A name as the kernel takes it: 15 letters, digits, underscores and dots. */
  Attributes putName(int offset, String name) {
    byte[] bytes = name.replaceAll("[^A-Za-z0-9_.]", "_").getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(bytes.length, NAME_BYTES - 1);
    MemorySegment.copy(bytes, 0, attributes, ValueLayout.JAVA_BYTE, offset, length);
    return this;
  }

  /** Makes the call; returns its result or the negated number of the error. */
  long call(BpfCommand command) {
    return SystemCalls.call(SystemCall.BPF, command.number(), attributes.address(), BYTES, 0, 0, 0);
  }

  /**
   * Makes a call that returns a descriptor.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  Fd open(BpfCommand command, String facts) {
    return new Fd((int) require(command, facts), facts);
  }

  /**
   * Makes the call.
   *
   * @throws dev.saker.kernel.error.SystemCallException when the kernel refuses it
   */
  long require(BpfCommand command, String facts) {
    return SystemCalls.require(name(command), facts, call(command));
  }

  static String name(BpfCommand command) {
    return "bpf(BPF_" + command + ")";
  }

  @Override
  public void close() {
    arena.close();
  }
}
