package dev.saker.kernel.elf;

/**
 * A symbol of a file.
 *
 * @param value offset in its section, in bytes
 * @param section index of the section; {@link #UNDEFINED} when another file is to supply it
 */
public record ElfSymbol(
    String name, long value, long size, Binding binding, Kind kind, int section) {
  public static final int UNDEFINED = 0;

  /** Who sees the symbol. */
  public enum Binding {
    LOCAL,
    GLOBAL,
    WEAK,
    OTHER
  }

  /** What the symbol is. */
  public enum Kind {
    NONE,
    OBJECT,
    FUNCTION,
    SECTION,
    OTHER
  }

  static Binding binding(int info) {
    return switch (info >> 4) {
      case 0 -> Binding.LOCAL;
      case 1 -> Binding.GLOBAL;
      case 2 -> Binding.WEAK;
      default -> Binding.OTHER;
    };
  }

  static Kind kind(int info) {
    return switch (info & 0xf) {
      case 0 -> Kind.NONE;
      case 1 -> Kind.OBJECT;
      case 2 -> Kind.FUNCTION;
      case 3 -> Kind.SECTION;
      default -> Kind.OTHER;
    };
  }
}
