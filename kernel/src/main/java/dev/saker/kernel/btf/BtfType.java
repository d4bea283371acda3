package dev.saker.kernel.btf;

import java.util.List;

/**
 * A type. Types refer to each other by id; 0 is {@code void}. A type without a name has the empty
 * name. Sizes are in bytes unless the name says bits.
 */
public sealed interface BtfType {
  String name();

  /** {@code void}, which has no entry of its own. */
  record Void() implements BtfType {
    @Override
    public String name() {
      return "void";
    }
  }

  /**
   * An integer.
   *
   * @param encoding 1 signed, 2 character, 4 boolean
   * @param bitOffset where the value begins; not 0 only in bit fields of old compilers
   */
  record Int(String name, int size, int encoding, int bitOffset, int bits) implements BtfType {
    public boolean isSigned() {
      return (encoding & 1) != 0;
    }
  }

  record Pointer(int to) implements BtfType {
    @Override
    public String name() {
      return "";
    }
  }

  record Array(int element, int index, long count) implements BtfType {
    @Override
    public String name() {
      return "";
    }
  }

  /**
   * A struct or union.
   *
   * @param bitFields whether members carry sizes of bit fields, as the entry's flag says
   */
  record Composite(String name, boolean isUnion, int size, boolean bitFields, List<Member> members)
      implements BtfType {}

  /**
   * A member of a struct or union.
   *
   * @param bitSize 0 unless it is a bit field
   */
  record Member(String name, int type, int bitOffset, int bitSize) {}

  /**
   * An enumeration.
   *
   * @param wide whether values have 64 bits in the file
   */
  record Enumeration(String name, int size, boolean signed, boolean wide, List<Value> values)
      implements BtfType {}

  /** A value of an enumeration, extended to 64 bits according to its sign. */
  record Value(String name, long value) {}

  record Forward(String name, boolean isUnion) implements BtfType {}

  record Typedef(String name, int type) implements BtfType {}

  /** {@code const}, {@code volatile}, {@code restrict} or a type tag, which alone has a name. */
  record Modifier(Kind kind, String name, int type) implements BtfType {
    /** Which. */
    public enum Kind {
      VOLATILE,
      CONST,
      RESTRICT,
      TYPE_TAG
    }
  }

  /**
   * A function.
   *
   * @param linkage 0 static, 1 global, 2 extern
   */
  record Function(String name, int prototype, int linkage) implements BtfType {
    public static final int STATIC = 0;
    public static final int GLOBAL = 1;
    public static final int EXTERN = 2;
  }

  record Prototype(int result, List<Parameter> parameters) implements BtfType {
    @Override
    public String name() {
      return "";
    }
  }

  record Parameter(String name, int type) {}

  /**
   * A variable.
   *
   * @param linkage 0 static, 1 global, 2 extern
   */
  record Variable(String name, int type, int linkage) implements BtfType {}

  /** A section of variables. */
  record DataSection(String name, int size, List<Placed> variables) implements BtfType {}

  /** Where a variable lies in its section. */
  record Placed(int variable, int offset, int size) {}

  record Floating(String name, int size) implements BtfType {}

  /**
   * A tag on a declaration.
   *
   * @param component index of the member or parameter, -1 for the whole
   */
  record DeclarationTag(String name, int type, int component) implements BtfType {}
}
