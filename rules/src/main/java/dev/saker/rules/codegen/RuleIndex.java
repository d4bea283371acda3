package dev.saker.rules.codegen;

import dev.saker.events.FieldRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the rules of a group that may match an event: one look-up per field, for however many
 * rules. Small groups have no fields in it; all their rules are always asked.
 */
final class RuleIndex {
  private final FieldIndex[] fields;
  private final Selection selection;

  RuleIndex(GroupPlan plan, Bindings bindings) {
    long[] always = new long[plan.blocks.size()];
    Map<FieldRef, FieldIndex.Builder> builders = new LinkedHashMap<>();
    for (int rule = 0; rule < plan.index.length; rule++) {
      IndexPlan.@Nullable Entry entry = plan.index[rule];
      if (entry == null) {
        always[rule / RuleBlock.CAPACITY] |= 1L << rule % RuleBlock.CAPACITY;
      } else {
        builders
            .computeIfAbsent(entry.field(), field -> new FieldIndex.Builder())
            .add(entry.keys(), rule);
      }
    }
    List<FieldIndex> indexes = new ArrayList<>();
    builders.forEach((field, builder) ->
        indexes.add(new FieldIndex(bindings.slot(field), bindings.reader(field), builder)));
    fields = indexes.toArray(FieldIndex[]::new);
    selection = new Selection(always);
  }

  /** The rules that may match the current event; valid until the next one. */
  Selection select() {
    selection.reset();
    for (FieldIndex field : fields) {
      field.find(selection);
    }
    return selection;
  }
}
