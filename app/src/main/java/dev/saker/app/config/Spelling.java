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

  /** How many characters must be inserted, deleted or replaced to make one word the other. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
