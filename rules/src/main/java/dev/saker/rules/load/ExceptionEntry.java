package dev.saker.rules.load;

import java.util.List;

/** Fields, comparison operators or values of an exception, single or several. */
sealed interface ExceptionEntry {
  /** What stands for a key that is not there, or is neither a text nor a sequence. */
  static ExceptionEntry none() {
    return new Single("");
  }

  /** Whether there is anything. */
  boolean isPresent();

  /** One text. */
  record Single(String text) implements ExceptionEntry {
    @Override
    public boolean isPresent() {
      return !text.isEmpty();
    }
  }

  /** Several entries. */
  record Several(List<ExceptionEntry> items) implements ExceptionEntry {
    public Several {
      items = List.copyOf(items);
    }

    @Override
    public boolean isPresent() {
      return !items.isEmpty();
    }
  }

  /** The text of a single entry; empty for several. */
  default String singleText() {
    return this instanceof Single single ? single.text() : "";
  }
}
