package dev.saker.events;

import java.util.List;

/**
 * One entry of the event table.
 *
 * @param code number on the wire; even codes are enters, odd ones exits
 * @param constant name of the code in the schema, without prefix
 * @param name name as in {@code evt.type}
 * @param category low part of the category
 * @param kinds bit set of {@code KIND_*}
 * @param flags bit set of {@code *} flag constants
 * @param params parameters in wire order
 */
public record EventType(
    int code,
    String constant,
    String name,
    EventCategory category,
    int kinds,
    int flags,
    List<Param> params) {

  public static final int CREATES_FD = 1;
  public static final int DESTROYS_FD = 2;
  public static final int USES_FD = 4;
  public static final int READS_FROM_FD = 8;
  public static final int WRITES_TO_FD = 16;
  public static final int MODIFIES_STATE = 32;
  public static final int UNUSED = 64;
  public static final int WAITS = 128;
  public static final int SKIPPARSERESET = 256;
  public static final int OLD_VERSION = 512;

  /** Lengths of parameters take four bytes on the wire, not two. */
  public static final int LARGE_PAYLOAD = 2048;

  public static final int CONVERTER_MANAGED = 4096;

  public static final int KIND_INTERNAL = 256;
  public static final int KIND_SYSCALL = 512;
  public static final int KIND_TRACEPOINT = 1024;
  public static final int KIND_PLUGIN = 2048;
  public static final int KIND_METAEVENT = 4096;
  public static final int KIND_ITER = 8192;

  public EventType {
    params = List.copyOf(params);
  }

  public boolean isEnter() {
    return (code & 1) == 0;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  public boolean isKind(int kind) {
    return (kinds & kind) != 0;
  }

  /** Bytes that each parameter length takes on the wire: 2 or 4. */
  public int lengthSizeBytes() {
    return has(LARGE_PAYLOAD) ? 4 : 2;
  }

  /** Position of the parameter with this name, or -1. */
  public int indexOf(String paramName) {
    for (Param param : params) {
      if (param.name().equals(paramName)) {
        return param.index();
      }
    }
    return -1;
  }
}
