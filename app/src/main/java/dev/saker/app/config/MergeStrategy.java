package dev.saker.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the settings of a further file join those read before; whole top-level keys are joined. */
enum MergeStrategy {
  /** Lists become longer, everything else is replaced. */
  APPEND("append"),
  /** Everything is replaced. */
  OVERRIDE("override"),
  /** Only keys that are not there yet are taken. */
  ADD_ONLY("add-only");

  private final String word;

  MergeStrategy(String word) {
    this.word = word;
  }

  static Optional<MergeStrategy> of(String word) {
    for (MergeStrategy strategy : values()) {
      if (strategy.word.equals(word)) {
        return Optional.of(strategy);
      }
    }
    return Optional.empty();
  }

  ConfigNode.Mapping merge(ConfigNode.Mapping base, ConfigNode.Mapping more) {
    ConfigNode.Mapping merged = base;
    for (Map.Entry<String, ConfigNode.Member> entry : more.members().entrySet()) {
      ConfigNode.Member old = merged.members().get(entry.getKey());
      ConfigNode.Member joined =
          switch (this) {
            case APPEND -> append(old, entry.getValue());
            case OVERRIDE -> entry.getValue();
            case ADD_ONLY -> old == null ? entry.getValue() : old;
          };
      merged = merged.with(entry.getKey(), joined);
    }
    return merged;
  }

  private static ConfigNode.Member append(ConfigNode.@Nullable Member old, ConfigNode.Member more) {
    if (old != null
        && old.value() instanceof ConfigNode.Sequence before
        && more.value() instanceof ConfigNode.Sequence after) {
      List<ConfigNode> items = new ArrayList<>(before.items());
      items.addAll(after.items());
      return new ConfigNode.Member(
          more.keyOrigin(), new ConfigNode.Sequence(items, before.origin()));
    }
    return more;
  }
}
