package dev.saker.rules.load;

import java.util.ArrayList;
import java.util.List;

/**
 * An exception of a rule.
 *
 * @param context where it stands
 * @param fields one field, or several that are compared together
 * @param comparisons how to compare each
 * @param values per value, or tuple of values, one entry
 */
record ExceptionDefinition(
    String name,
    Context context,
    ExceptionEntry fields,
    ExceptionEntry comparisons,
    List<ExceptionEntry> values) {
  ExceptionDefinition {
    values = List.copyOf(values);
  }

  ExceptionDefinition withComparisons(ExceptionEntry changed) {
    return new ExceptionDefinition(name, context, fields, changed, values);
  }

  ExceptionDefinition withMoreValues(List<ExceptionEntry> more) {
    List<ExceptionEntry> all = new ArrayList<>(values);
    all.addAll(more);
    return new ExceptionDefinition(name, context, fields, comparisons, all);
  }
}
