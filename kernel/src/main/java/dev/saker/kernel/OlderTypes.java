package dev.saker.kernel;

import dev.saker.kernel.btf.BtfType;
import java.util.ArrayList;
import java.util.List;

/** Types in the words of Linux 5.2: of the same size, but saying less. */
final class OlderTypes {
  private OlderTypes() {}

  static BtfType of(BtfType type) {
    return switch (type) {
      case BtfType.Floating t -> new BtfType.Composite(t.name(), false, t.size(), false, List.of());
      case BtfType.DeclarationTag ignored -> new BtfType.Int("tag", 1, 0, 0, 8);
      case BtfType.Modifier t when t.kind() == BtfType.Modifier.Kind.TYPE_TAG ->
          new BtfType.Modifier(BtfType.Modifier.Kind.CONST, "", t.type());
      case BtfType.Enumeration t -> enumeration(t);
      case BtfType.Function t when t.linkage() == BtfType.Function.GLOBAL ->
          new BtfType.Function(t.name(), t.prototype(), BtfType.Function.STATIC);
      default -> type;
    };
  }

  private static BtfType enumeration(BtfType.Enumeration type) {
    List<BtfType.Value> values = new ArrayList<>();
    for (BtfType.Value value : type.values()) {
      values.add(new BtfType.Value(value.name(), (int) value.value()));
    }
    return new BtfType.Enumeration(type.name(), type.size(), false, false, values);
  }
}
