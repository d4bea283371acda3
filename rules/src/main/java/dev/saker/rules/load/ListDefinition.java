package dev.saker.rules.load;

import java.util.List;

/**
 * A list as collected so far.
 *
 * @param context where it was defined
 * @param index place of its first definition among all definitions
 * @param visibility place of its last change
 */
record ListDefinition(String name, List<String> items, Context context, int index, int visibility) {
  ListDefinition {
    items = List.copyOf(items);
  }
}
