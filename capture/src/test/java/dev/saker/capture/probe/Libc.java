package dev.saker.capture.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * System calls by name and number, made as they are. Memory that is handed over lives until {@link
 * #close}. One thread.
 */
final class Libc implements AutoCloseable {
  /**
   * Where paths of calls ending in "at" begin when they are not absolute: the working directory.
   */
  static final long AT_FDCWD = -100;

  private static final Linker LINKER = Linker.nativeLinker();

  @SuppressWarnings("restricted")
  private static final MethodHandle SYSCALL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().find("syscall").orElseThrow(),
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(1));

  private static final FunctionDescriptor OF_32_BIT =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT);

  /** Numbers of all calls on this machine. */
  static final Map<String, Integer> NUMBERS = new HashMap<>();

  /** The code that generic events carry for a call. */
  static final Map<String, Integer> CODES = new HashMap<>();

  static {
    boolean x86 = "amd64".equals(System.getProperty("os.arch"));
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Libc.class.getResourceAsStream("/dev/saker/events/syscalls.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && !"-".equals(cells[x86 ? 1 : 2])) {
          NUMBERS.put(cells[0], Integer.valueOf(cells[x86 ? 1 : 2]));
          CODES.put(cells[0], Integer.valueOf(cells[3]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final Arena arena = Arena.ofShared();

  /** Makes a call; -1 when it failed. */
  long call(String name, long... arguments) {
    long[] all = new long[6];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    try {
      return (long)
          SYSCALL.invokeExact(
              (long) NUMBERS.get(name), all[0], all[1], all[2], all[3], all[4], all[5]);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a call that has to succeed. */
  long done(String name, long... arguments) {
    long result = call(name, arguments);
    if (result < 0 && result > -4096) {
      throw new IllegalStateException("call failed: name=" + name);
    }
    return result;
  }

  /** The address of a text that ends in NUL. */
  long text(String text) {
    return arena.allocateFrom(text).address();
  }

  /** Zeroed memory, on a multiple of 16. */
  MemorySegment memory(long bytes) {
    return arena.allocate(bytes, 16);
  }

  /** The address of numbers of 32 bits. */
  long ints(int... values) {
    return arena.allocateFrom(ValueLayout.JAVA_INT, values).address();
  }

  /** The address of numbers of 64 bits. */
  long longs(long... values) {
    return arena.allocateFrom(ValueLayout.JAVA_LONG, values).address();
  }

  /**
   * Makes a call as programs of 32 bit do, on x86_64: {@code int 0x80}.
   *
   * @param number as these programs have it
   * @param arguments up to five; pointers are from {@link #low}
   * @return what the kernel returned, negative when it failed
   */
  @SuppressWarnings("restricted")
  long callOf32Bit(int number, long... arguments) {
    int[] all = new int[5];
    for (int i = 0; i < arguments.length; i++) {
      all[i] = (int) arguments[i];
    }
    // push rbx; mov eax, edi; mov ebx, esi; xchg edx, ecx; mov esi, r8d; mov edi, r9d; int 0x80;
    // cdqe; pop rbx; ret
    MemorySegment code = low("5389f889f387ca4489c64489cfcd8048985bc3");
    try {
      return (long)
          LINKER
              .downcallHandle(code, OF_32_BIT)
              .invokeExact(number, all[0], all[1], all[2], all[3], all[4]);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page whose address has 32 bits, and that begins with bytes given in hex. It stays. */
  @SuppressWarnings("restricted")
  MemorySegment low(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    MemorySegment page =
        MemorySegment.ofAddress(done("mmap", 0, 4096, 7, 0x62, -1, 0)).reinterpret(4096);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, page, 0, bytes.length);
    return page;
  }

  @Override
  public void close() {
    arena.close();
  }
}
