package dev.saker.app.config;

import java.math.BigDecimal;

/**
 * A key of {@code falco.yaml}.
 *
 * @param path dotted path
 * @param type what values it takes
 * @param standard text of its default; empty when it has none
 * @param support what becomes of it
 * @param meaning one sentence
 */
record ConfigKey(String path, KeyType type, String standard, Support support, String meaning) {
  /** What becomes of a setting. */
  enum Support {
    /** It has its effect. */
    NOW,
    /** It has its effect, and its entry is nothing without it. */
    REQUIRED,
    /** It belongs to a feature that another key switches. */
    PART,
    /** It matters only when the live system is watched. */
    LIVE,
    /** Taken, and without effect in Falco too. */
    IDLE,
    /** Nobody knows it any more. */
    REMOVED
  }

  /** Whether setting this value ought to have an effect, but has none. */
  boolean isWithoutEffect(ConfigNode value) {
    if (!(value instanceof ConfigNode.Scalar(String text, Origin origin))) {
      boolean given = value instanceof ConfigNode.Sequence list && !list.items().isEmpty();
      return given && support == Support.LIVE && !isStandardList(value);
    }
    return switch (support) {
      case NOW, REQUIRED, PART, IDLE, REMOVED -> false;
      case LIVE -> !isStandard(text);
    };
  }

  private boolean isStandard(String text) {
    if (type instanceof KeyType.Bool) {
      return KeyType.Bool.parse(text).equals(KeyType.Bool.parse(standard));
    }
    if (type instanceof KeyType.Real) {
      return new BigDecimal(text).compareTo(new BigDecimal(standard)) == 0;
    }
    return text.equals(standard);
  }

  private boolean isStandardList(ConfigNode value) {
    return value instanceof ConfigNode.Sequence list
        && String.join(
                " ",
                list.items().stream()
                    .map(item ->
                        item instanceof ConfigNode.Scalar(String text, Origin origin) ? text : "")
                    .toList())
            .equals(standard);
  }
}
