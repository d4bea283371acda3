package dev.saker.kernel.btf;

/**
 * An instruction that depends on the running kernel's types.
 *
 * @param instruction index of the instruction
 * @param type id of the type that is accessed, among the types of the same file
 * @param access path from the type to what is asked for, such as {@code 0:3:1}
 */
public record CoreRelocation(int instruction, int type, String access, Kind kind) {
  /** What is asked for; the order is that of their numbers in files. */
  public enum Kind {
    FIELD_BYTE_OFFSET,
    FIELD_BYTE_SIZE,
    FIELD_EXISTS,
    FIELD_SIGNED,
    FIELD_LEFT_SHIFT,
    FIELD_RIGHT_SHIFT,
    TYPE_ID_LOCAL,
    TYPE_ID_TARGET,
    TYPE_EXISTS,
    TYPE_SIZE,
    ENUM_VALUE_EXISTS,
    ENUM_VALUE,
    TYPE_MATCHES
  }
}
