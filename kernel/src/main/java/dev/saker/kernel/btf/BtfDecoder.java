package dev.saker.kernel.btf;

import dev.saker.kernel.binary.ByteView;
import java.util.ArrayList;
import java.util.List;

/** Makes the object of one type from its bytes. */
final class BtfDecoder {
  private final Btf btf;
  private final ByteView types;
  private final int extra;
  private final String name;
  private final int info;
  private final int sizeOrType;

  BtfDecoder(Btf btf, ByteView types, int at) {
    this.btf = btf;
    this.types = types;
    name = btf.text(types.i32(at));
    info = types.i32(at + 4);
    sizeOrType = types.i32(at + 8);
    extra = at + BtfLayout.TYPE_BYTES;
  }

  BtfType decode() {
    return switch (BtfLayout.kind(info)) {
      case BtfLayout.INT -> integer();
      case BtfLayout.POINTER -> new BtfType.Pointer(sizeOrType);
      case BtfLayout.ARRAY ->
          new BtfType.Array(types.i32(extra), types.i32(extra + 4), types.u32(extra + 8));
      case BtfLayout.STRUCT -> composite(false);
      case BtfLayout.UNION -> composite(true);
      case BtfLayout.ENUM -> enumeration();
      case BtfLayout.ENUM_64 -> enumeration64();
      case BtfLayout.FORWARD -> new BtfType.Forward(name, BtfLayout.flag(info));
      case BtfLayout.TYPEDEF -> new BtfType.Typedef(name, sizeOrType);
      case BtfLayout.VOLATILE -> modifier(BtfType.Modifier.Kind.VOLATILE);
      case BtfLayout.CONST -> modifier(BtfType.Modifier.Kind.CONST);
      case BtfLayout.RESTRICT -> modifier(BtfType.Modifier.Kind.RESTRICT);
      case BtfLayout.TYPE_TAG -> modifier(BtfType.Modifier.Kind.TYPE_TAG);
      case BtfLayout.FUNCTION -> new BtfType.Function(name, sizeOrType, BtfLayout.count(info));
      case BtfLayout.PROTOTYPE -> prototype();
      case BtfLayout.VARIABLE -> new BtfType.Variable(name, sizeOrType, types.i32(extra));
      case BtfLayout.DATA_SECTION -> dataSection();
      case BtfLayout.FLOAT -> new BtfType.Floating(name, size());
      case BtfLayout.DECLARATION_TAG ->
          new BtfType.DeclarationTag(name, sizeOrType, types.i32(extra));
      default -> throw types.problem("kind not known: kind=" + BtfLayout.kind(info));
    };
  }

  private BtfType integer() {
    int bits = types.i32(extra);
    return new BtfType.Int(name, size(), bits >> 24 & 0xf, bits >> 16 & 0xff, bits & 0xff);
  }

  private BtfType modifier(BtfType.Modifier.Kind kind) {
    return new BtfType.Modifier(kind, name, sizeOrType);
  }

  private BtfType composite(boolean isUnion) {
    boolean bitFields = BtfLayout.flag(info);
    int count = BtfLayout.count(info);
    List<BtfType.Member> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = extra + i * 12;
      int offset = types.i32(at + 8);
      members.add(
          new BtfType.Member(
              btf.text(types.i32(at)),
              types.i32(at + 4),
              bitFields ? offset & 0xffffff : offset,
              bitFields ? offset >>> 24 : 0));
    }
    return new BtfType.Composite(name, isUnion, size(), bitFields, List.copyOf(members));
  }

  private BtfType enumeration() {
    boolean signed = BtfLayout.flag(info);
    int count = BtfLayout.count(info);
    List<BtfType.Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = extra + i * 8;
      long value = signed ? types.i32(at + 4) : types.u32(at + 4);
      values.add(new BtfType.Value(btf.text(types.i32(at)), value));
    }
    return new BtfType.Enumeration(name, size(), signed, false, List.copyOf(values));
  }

  private BtfType enumeration64() {
    int count = BtfLayout.count(info);
    List<BtfType.Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = extra + i * 12;
      values.add(new BtfType.Value(btf.text(types.i32(at)), types.i64(at + 4)));
    }
    return new BtfType.Enumeration(name, size(), BtfLayout.flag(info), true, List.copyOf(values));
  }

  private BtfType prototype() {
    int count = BtfLayout.count(info);
    List<BtfType.Parameter> parameters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = extra + i * 8;
      parameters.add(new BtfType.Parameter(btf.text(types.i32(at)), types.i32(at + 4)));
    }
    return new BtfType.Prototype(sizeOrType, List.copyOf(parameters));
  }

  private BtfType dataSection() {
    int count = BtfLayout.count(info);
    List<BtfType.Placed> variables = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = extra + i * 12;
      variables.add(new BtfType.Placed(types.i32(at), types.i32(at + 4), types.i32(at + 8)));
    }
    return new BtfType.DataSection(name, size(), List.copyOf(variables));
  }

  private int size() {
    if (sizeOrType < 0) {
      throw types.problem("type too large: name=" + name);
    }
    return sizeOrType;
  }
}
