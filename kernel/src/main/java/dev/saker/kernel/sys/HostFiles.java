package dev.saker.kernel.sys;

import dev.saker.kernel.error.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads small files, such as those below {@code /proc}, as the bytes that they are: the JDK's own
 * functions turn names into text by the locale. Something that is not there, or may not be read, is
 * null: it may go away at any moment. One thread.
 *
 * <pre>
 *   struct statx   20      24      28       32      40      96        104    112       120    136     140
 *                  +-------+-------+--------+-------+- - - -+---------+------+---------+- - --+-------+-------+
 *                  | owner | group | mode 2 | inode |       | ctime s | ns 4 | mtime s | ns 4 | major | minor |
 *                  +-------+-------+--------+-------+- - - -+---------+------+---------+- - --+-------+-------+
 * </pre>
 */
public final class HostFiles implements AutoCloseable {
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;
  private static final int O_NONBLOCK = 0x800;
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final int STATX_BYTES = 256;
  private static final int PATH_BYTES = 4096;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment path = arena.allocate(PATH_BYTES, 8);
  private final MemorySegment buffer = arena.allocate(BUFFER_BYTES, 8);

  /**
   * What the kernel knows of a file.
   *
   * @param mode type and permissions
   * @param device of the file system, as {@code stat} gives it, its lower 32 bits
   */
  public record Facts(
      int uid, int gid, int mode, long inode, long ctimeNs, long mtimeNs, int device) {
    private static final int TYPE = 0xf000;

    public boolean isRegular() {
      return (mode & TYPE) == 0x8000;
    }

    public boolean isDirectory() {
      return (mode & TYPE) == 0x4000;
    }

    public boolean isPipe() {
      return (mode & TYPE) == 0x1000;
    }

    public boolean isSocket() {
      return (mode & TYPE) == 0xc000;
    }

    /** A device for characters or blocks. */
    public boolean isDevice() {
      return (mode & TYPE) == 0x2000 || (mode & TYPE) == 0x6000;
    }
  }

  /**
   * The bytes of a file up to a limit.
   *
   * @param file absolute, ASCII
   */
  public byte @Nullable [] read(String file, int most) {
    long number =
        SystemCalls.call(
            SystemCall.OPENAT, AT_FDCWD, address(file), O_CLOEXEC | O_NONBLOCK, 0, 0, 0);
    if (number < 0) {
      return null;
    }
    try (Fd fd = new Fd((int) number, file)) {
      byte[] bytes = new byte[0];
      while (bytes.length < most) {
        long count = fd.read(buffer.asSlice(0, Math.min(BUFFER_BYTES, most - bytes.length)));
        if (count == -Errno.EINTR.number()) {
          continue;
        }
        if (count < 0) {
          return bytes.length == 0 ? null : bytes;
        }
        if (count == 0) {
          break;
        }
        int length = bytes.length;
        bytes = Arrays.copyOf(bytes, length + (int) count);
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, length, (int) count);
      }
      return bytes;
    }
  }

  /**
   * Where a symbolic link leads.
   *
   * @param link absolute, ASCII
   */
  public byte @Nullable [] readLink(String link) {
    long count =
        SystemCalls.call(
            SystemCall.READLINKAT, AT_FDCWD, address(link), buffer.address(), PATH_BYTES, 0, 0);
    if (count < 0) {
      return null;
    }
    return buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
  }

  /**
   * What the kernel knows of a file, or of what a link leads to.
   *
   * @param file absolute, ASCII
   */
  public @Nullable Facts facts(String file) {
    long result =
        SystemCalls.call(
            SystemCall.STATX,
            AT_FDCWD,
            address(file),
            0,
            STATX_BASIC_STATS,
            buffer.address(),
            STATX_BYTES);
    if (result < 0) {
      return null;
    }
    return new Facts(
        getInt(20),
        getInt(24),
        buffer.get(ValueLayout.JAVA_SHORT, 28) & 0xffff,
        buffer.get(ValueLayout.JAVA_LONG, 32),
        time(96),
        time(112),
        device(getInt(136), getInt(140)));
  }

  private static int device(int major, int minor) {
    return minor & 0xff | (major & 0xfff) << 8 | (minor & ~0xff) << 12;
  }

  private long time(long offset) {
    return buffer.get(ValueLayout.JAVA_LONG, offset) * NS_PER_SECOND + getInt(offset + 8);
  }

  private int getInt(long offset) {
    return buffer.get(ValueLayout.JAVA_INT, offset);
  }

  private long address(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length >= PATH_BYTES) {
      throw new IllegalArgumentException("path too long: bytes=" + bytes.length);
    }
    MemorySegment.copy(bytes, 0, path, ValueLayout.JAVA_BYTE, 0, bytes.length);
    path.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    return path.address();
  }

  @Override
  public void close() {
    arena.close();
  }
}
