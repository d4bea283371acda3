package dev.saker.app.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Spelling {
  private Spelling() {}

  /** The word most like a wrong one; null when none is like it. */
  public static @Nullable String nearest(String wrong, Collection<String> words) {
    String best = null;
    int limit = Math.max(1, wrong.length() / 3);
    for (String word : words) {
      int distance = distance(wrong, word);
      if (distance <= limit && (best == null || distance < distance(wrong, best))) {
        best = word;
      }
    }
    return best;
  }

  /**
   * How many characters must be inserted, deleted, replaced or swapped with their neighbour to make
   * one word the other.
   */
  static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] free = before;
      before = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[to.length()];
  }
}
