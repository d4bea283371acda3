package dev.saker.events;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ParamType#DYN} parameter may hold. Its first byte selects the type of the bytes
 * that follow.
 */
public enum DynamicType {
  /** Value of a socket option. */
  SOCKOPT(
      ParamType.BYTEBUF, ParamType.ERRNO, ParamType.UINT32, ParamType.UINT64, ParamType.RELTIME),
  /** Address and data of {@code ptrace}. */
  PTRACE(ParamType.UINT64, ParamType.SIGTYPE),
  /** Result of {@code bpf}. */
  BPF(ParamType.FD, ParamType.ERRNO),
  /** Arguments of {@code keyctl}. */
  KEYCTL(ParamType.INT64, ParamType.CHARBUF);

  @SuppressWarnings("ImmutableEnumChecker") // never written after construction, never handed out
  private final ParamType[] types;

  DynamicType(ParamType... types) {
    this.types = types;
  }

  /** The type that the first byte selects, or null when it selects none. */
  public @Nullable ParamType select(int selector) {
    return selector >= 0 && selector < types.length ? types[selector] : null;
  }

  /** By name in the event table, such as {@code sockopt_dynamic_param}. */
  static DynamicType named(String table) {
    return valueOf(table.replace("_dynamic_param", "").toUpperCase(Locale.ROOT));
  }
}
