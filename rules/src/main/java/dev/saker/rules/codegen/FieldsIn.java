package dev.saker.rules.codegen;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Condition;
import dev.saker.rules.ir.Term;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the fields that a condition reads. */
final class FieldsIn {
  private FieldsIn() {}

  static Set<FieldRef> condition(Condition condition) {
    Set<FieldRef> fields = new LinkedHashSet<>();
    add(condition, fields);
    return fields;
  }

  private static void add(Condition condition, Set<FieldRef> out) {
    switch (condition) {
      case Condition.Constant _ -> {}
      case Condition.And and -> and.children().forEach(child -> add(child, out));
      case Condition.Or or -> or.children().forEach(child -> add(child, out));
      case Condition.Not not -> add(not.child(), out);
      case Condition.Exists exists -> add(exists.term(), out);
      case Condition.Comparison comparison -> add(comparison.left(), out);
      case Condition.Pairing pairing -> {
        add(pairing.left(), out);
        add(pairing.right(), out);
      }
    }
  }

  private static void add(Term term, Set<FieldRef> out) {
    switch (term) {
      case Term.FieldValue value -> out.add(value.field());
      case Term.Literal _ -> {}
      case Term.Items items -> items.items().forEach(item -> add(item, out));
      case Term.Transform transform -> add(transform.argument(), out);
      case Term.Join join -> {
        add(join.separator(), out);
        add(join.list(), out);
      }
      case Term.Concat concat -> concat.parts().forEach(part -> add(part, out));
      case Term.Options options -> {
        add(options.arguments(), out);
        add(options.options(), out);
      }
    }
  }
}
