package dev.saker.kernel.sys;

import dev.saker.kernel.error.SystemCallException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The door: the one place where Java calls native code, which is {@code syscall(2)} of the C
 * library.
 *
 * <p>Any thread may call. A call that a signal interrupted is reported as {@code EINTR}, never
 * repeated here. Steady state allocates nothing.
 */
public final class SystemCalls {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      MethodHandles.insertCoordinates(
          STATE.varHandle(StructLayout.PathElement.groupElement("errno")), 1, 0L);
  private static final MethodHandle SYSCALL = link();

  // Errors of a call are left in memory of the calling thread, for as long as that thread lives.
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private SystemCalls() {}

  @SuppressWarnings("restricted")
  private static MethodHandle link() {
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(word, word, word, word, word, word, word, word),
        Linker.Option.firstVariadicArg(1),
        Linker.Option.captureCallState("errno"));
  }

  /**
   * Makes a call and returns what it returns, or the negated number of the error.
   *
   * <p>Pointers among the arguments must stay valid until the call returns; use {@link
   * MemorySegment#address} of native memory whose arena the caller holds open.
   */
  public static long call(SystemCall call, long a, long b, long c, long d, long e, long f) {
    MemorySegment captured = CAPTURED.get();
    long result;
    try {
      result = (long) SYSCALL.invokeExact(captured, (long) call.number(), a, b, c, d, e, f);
    } catch (Throwable t) {
      throw new IllegalStateException("downcall failed: call=" + call.text(), t);
    }
    return result == -1 ? -(int) ERRNO.get(captured) : result;
  }

  /**
   * As {@link #call}, for calls whose refusal ends what the caller wanted.
   *
   * @param facts what the call is for, such as {@code map=events}; goes into the message
   * @throws SystemCallException when the kernel refuses it
   */
  public static long require(
      SystemCall call, String facts, long a, long b, long c, long d, long e, long f) {
    return require(call.text(), facts, call(call, a, b, c, d, e, f));
  }

  /**
   * Returns a result of {@link #call} that is no error.
   *
   * @param name what was called, in the words of the message
   * @throws SystemCallException when it is one
   */
  public static long require(String name, String facts, long result) {
    if (result < 0 && result > -4096) {
      throw new SystemCallException(name, (int) -result, facts);
    }
    return result;
  }
}
