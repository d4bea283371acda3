package dev.saker.kernel.spec;

import java.util.List;
import java.util.Optional;

/**
 * A map as the file describes it.
 *
 * @param keyBytes size of a key
 * @param valueBytes size of a value; on a per-CPU map that of one CPU
 * @param maxEntries 0 where the file leaves it to whoever loads it; bytes of a ring buffer
 * @param flags the kernel's {@code BPF_F_*} flags
 * @param keyType id of the key's type among the file's types, or 0
 * @param valueType id of the value's type, or 0
 * @param inner what the maps in it are like, where values are maps
 * @param slots what the file puts into a program array
 * @param content the only value of a section of global variables, else nothing
 */
public record MapSpec(
    String name,
    MapType type,
    int keyBytes,
    int valueBytes,
    int maxEntries,
    int flags,
    int keyType,
    int valueType,
    Optional<MapSpec> inner,
    List<Slot> slots,
    Optional<Content> content) {

  /** Only programs read: values are written before programs are loaded. */
  public static final int READ_ONLY_FOR_PROGRAMS = 1 << 7;

  /** The values can be mapped into memory. */
  public static final int MAPPABLE = 1 << 10;

  /** A program at an index of a program array. */
  public record Slot(int index, String program) {}

  /** Initial bytes of a section of global variables, and whether they are constant. */
  public static final class Content {
    private final byte[] bytes;
    private final boolean constant;

    Content(byte[] bytes, boolean constant) {
      this.bytes = bytes;
      this.constant = constant;
    }

    /** A copy. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** Whether the kernel is to freeze it. */
    public boolean isConstant() {
      return constant;
    }
  }

  /** The same map with another number of entries. */
  public MapSpec withMaxEntries(int entries) {
    return new MapSpec(
        name,
        type,
        keyBytes,
        valueBytes,
        entries,
        flags,
        keyType,
        valueType,
        inner,
        slots,
        content);
  }
}
