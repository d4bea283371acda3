package dev.saker.rules.eval;

import dev.saker.events.FieldType;
import dev.saker.events.Value;
import java.util.List;

/** A list put together of terms, each printed. */
final class ItemsReader extends TermReader {
  private final TermReader[] items;
  private final FieldType[] types;

  ItemsReader(Clock clock, List<TermReader> items, List<FieldType> types) {
    super(clock);
    this.items = items.toArray(TermReader[]::new);
    this.types = types.toArray(FieldType[]::new);
  }

  @Override
  boolean read(Value out) {
    out.startList();
    for (int i = 0; i < items.length; i++) {
      if (!items[i].load()) {
        return false;
      }
      Value item = items[i].value();
      if (!item.isList()) {
        add(out, item, types[i]);
        continue;
      }
      for (int k = 0; k < item.itemCount(); k++) {
        add(out, item.item(k), types[i]);
      }
    }
    return true;
  }

  private static void add(Value out, Value item, FieldType type) {
    Value copy = out.addItem();
    Texts.append(copy.scratch().clear(), item, type);
    copy.setScratch();
  }
}
