package dev.saker.rules.codegen;

import dev.saker.events.FieldReader;
import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the rules that the value of one field leaves possible. */
final class FieldIndex {
  private final FieldSlot slot;
  private final FieldReader reader;
  private final @Nullable TextTable texts;
  private final @Nullable NumberTable numbers;
  private final @Nullable TextTable prefixes;
  private final @Nullable TextTable suffixes;
  private final @Nullable PartTable infixes;

  /** Collects the constants of one field and the rules that have them. */
  static final class Builder {
    private final Map<Bytes, Hits.Builder> texts = new HashMap<>();
    private final Map<Long, Hits.Builder> numbers = new HashMap<>();
    private final Map<Bytes, Hits.Builder> prefixes = new HashMap<>();
    private final Map<Bytes, Hits.Builder> suffixes = new HashMap<>();
    private final Map<Bytes, Hits.Builder> infixes = new HashMap<>();

    /**
     * @param rule its place in the group
     */
    void add(IndexKeys keys, int rule) {
      add(texts, keys.texts(), rule);
      add(numbers, keys.numbers(), rule);
      add(prefixes, keys.prefixes(), rule);
      add(suffixes, keys.suffixes(), rule);
      add(infixes, keys.infixes(), rule);
    }

    private static <K> void add(Map<K, Hits.Builder> out, Iterable<K> keys, int rule) {
      for (K key : keys) {
        out.computeIfAbsent(key, absent -> new Hits.Builder()).add(rule);
      }
    }
  }

  FieldIndex(FieldSlot slot, FieldReader reader, Builder builder) {
    this.slot = slot;
    this.reader = reader;
    texts = builder.texts.isEmpty() ? null : new TextTable(builder.texts);
    numbers = builder.numbers.isEmpty() ? null : new NumberTable(builder.numbers);
    prefixes = builder.prefixes.isEmpty() ? null : new TextTable(builder.prefixes);
    suffixes = builder.suffixes.isEmpty() ? null : new TextTable(builder.suffixes);
    infixes = builder.infixes.isEmpty() ? null : new PartTable(builder.infixes);
  }

  /** Adds the rules for the current event. */
  void find(Selection out) {
    if (!slot.read(reader)) {
      return;
    }
    Value value = slot.value;
    if (!value.isList()) {
      find(value, out);
      return;
    }
    for (int i = 0; i < value.itemCount(); i++) {
      find(value.item(i), out);
    }
  }

  private void find(Value value, Selection out) {
    if (numbers != null) {
      numbers.find(value.number, out);
    }
    if (texts != null) {
      texts.find(value.bytes, value.offset, value.length, out);
    }
    if (prefixes != null) {
      prefixes.findPrefixes(value.bytes, value.offset, value.length, out);
    }
    if (suffixes != null) {
      suffixes.findSuffixes(value.bytes, value.offset, value.length, out);
    }
    if (infixes != null) {
      infixes.find(value.bytes, value.offset, value.length, out);
    }
  }
}
