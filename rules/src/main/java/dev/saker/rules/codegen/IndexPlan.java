package dev.saker.rules.codegen;

import dev.saker.events.FieldRef;
import dev.saker.rules.ir.Quantifier;
import dev.saker.rules.ir.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses for each rule of a large group the part of its condition by whose constants it is looked
 * up: the one that it shares with the fewest other rules. A rule without such a part is always
 * asked.
 */
final class IndexPlan {
  /** Each field of the index costs one look-up per event. */
  private static final int FEWEST_RULES_OF_FIELD = 8;

  /** What so many of a group share does not tell them apart. */
  private static final int SHARE_TO_MATTER = 8;

  /**
   * A part of a rule that can be looked up.
   *
   * @param keys its constants
   */
  record Entry(Node.Leaf leaf, IndexKeys keys) {
    FieldRef field() {
      return leaf.question.field();
    }
  }

  /** For each rule the part that is looked up; null for a rule that is always asked. */
  final @Nullable Entry[] chosen;

  private final List<List<Entry>> choices = new ArrayList<>();

  /** How many rules have a constant of some kind in a question about a field. */
  private final Map<Object, Integer> uses = new HashMap<>();

  private record Use(FieldRef field, String kind, Object constant) {}

  IndexPlan(List<BlockPlan.Member> members) {
    chosen = new Entry[members.size()];
    for (BlockPlan.Member member : members) {
      List<Entry> entries = new ArrayList<>();
      collect(member.root(), entries);
      choices.add(entries);
      entries.forEach(entry -> uses(entry).forEach(use -> uses.merge(use, 1, Integer::sum)));
    }
    choose(Set.of());
    choose(fieldsOfFew());
  }

  private void choose(Set<FieldRef> without) {
    for (int rule = 0; rule < chosen.length; rule++) {
      Entry best = null;
      int fewest = Math.max(1, chosen.length / SHARE_TO_MATTER) + 1;
      for (Entry entry : choices.get(rule)) {
        int shared = without.contains(entry.field()) ? Integer.MAX_VALUE : mostShared(entry);
        if (shared < fewest) {
          fewest = shared;
          best = entry;
        }
      }
      chosen[rule] = best;
    }
  }

  private Set<FieldRef> fieldsOfFew() {
    Map<FieldRef, Integer> rules = new HashMap<>();
    for (Entry entry : chosen) {
      if (entry != null) {
        rules.merge(entry.field(), 1, Integer::sum);
      }
    }
    rules.values().removeIf(count -> count >= FEWEST_RULES_OF_FIELD);
    return new HashSet<>(rules.keySet());
  }

  private int mostShared(Entry entry) {
    int most = 0;
    for (Use use : uses(entry)) {
      most = Math.max(most, uses.getOrDefault(use, 0));
    }
    return most;
  }

  private static List<Use> uses(Entry entry) {
    List<Use> uses = new ArrayList<>();
    IndexKeys keys = entry.keys();
    keys.texts().forEach(text -> uses.add(new Use(entry.field(), "=", text)));
    keys.numbers().forEach(number -> uses.add(new Use(entry.field(), "=", number)));
    keys.prefixes().forEach(text -> uses.add(new Use(entry.field(), "startswith", text)));
    keys.suffixes().forEach(text -> uses.add(new Use(entry.field(), "endswith", text)));
    keys.infixes().forEach(text -> uses.add(new Use(entry.field(), "contains", text)));
    return uses;
  }

  private static void collect(Node node, List<Entry> out) {
    if (node instanceof Node.All all) {
      all.children.forEach(child -> collect(child, out));
    } else if (node instanceof Node.Leaf leaf) {
      Test test = leaf.question.test();
      Quantifier quantifier = leaf.question.quantifier();
      boolean some = quantifier == Quantifier.ONE || quantifier == Quantifier.ANY;
      IndexKeys keys = new IndexKeys();
      if (test != null && some && keys.add(test)) {
        out.add(new Entry(leaf, keys));
      }
    }
  }
}
