package dev.saker.rules.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces the names of lists in the text of conditions by their items. It is plain replacement of
 * text, before anything is parsed, so it happens inside quotes too. Remembers which lists were
 * used.
 */
final class ListExpander {
  /** Longer conditions are not rules but accidents, or attacks. */
  static final int MAX_LENGTH = 1_000_000;

  private static final String BLANKS = " \t\n\r";
  private static final String BOUNDARIES = BLANKS + "(),=";

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<String>> expanded = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /** Prepares all lists; items that name lists defined before are replaced by their items. */
  ListExpander(Map<String, ListDefinition> lists) {
    Map<String, Long> lengths = new HashMap<>();
    for (ListDefinition list : lists.values()) {
      List<String> items = new ArrayList<>();
      long length = 0;
      for (String item : list.items()) {
        ListDefinition inner = lists.get(item);
        if (inner != null && inner.index() < list.visibility()) {
          used.add(item);
          length += lengths.computeIfAbsent(item, name -> length(inner.items()));
          if (length <= MAX_LENGTH) {
            items.addAll(inner.items());
          }
        } else {
          items.add(item);
        }
      }
      if (length > MAX_LENGTH) {
        throw tooLong(list.context(), "list=" + list.name());
      }
      texts.put(list.name(), join(items));
      expanded.put(list.name(), items);
    }
  }

  /** The items of a list, those of lists among them put in. */
  List<String> items(ListDefinition list) {
    return expanded.getOrDefault(list.name(), list.items());
  }

  /** Names of the lists that stood in a condition or in another list. */
  Set<String> used() {
    return used;
  }

  /**
   * Replaces every list in a condition, in the order in which they were defined.
   *
   * @param context what the condition belongs to
   */
  String expand(String condition, Context context) {
    String text = condition;
    for (Map.Entry<String, String> list : texts.entrySet()) {
      if (text.contains(list.getKey())) {
        String expanded = replace(text, list.getKey(), list.getValue());
        if (expanded.length() > MAX_LENGTH) {
          throw tooLong(context, "list=" + list.getKey());
        }
        text = expanded;
      }
    }
    return text;
  }

  private String replace(String text, String name, String items) {
    StringBuilder out = new StringBuilder(text.length() + items.length());
    int copied = 0;
    int at = text.indexOf(name);
    while (at >= 0 && out.length() <= MAX_LENGTH) {
      int end = at + name.length();
      if (!startsWord(text, out, copied, at) || !endsWord(text, end)) {
        at = text.indexOf(name, at + 1);
        continue;
      }
      used.add(name);
      out.append(text, copied, at);
      trimEnd(out);
      end = skipBlanks(text, end);
      if (items.isEmpty()) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ',') {
          out.setLength(out.length() - 1);
        } else if (end < text.length() && text.charAt(end) == ',') {
          end++;
        }
      }
      boolean first = out.isEmpty();
      if (!first) {
        out.append(' ');
      }
      out.append(items).append(' ');
      copied = end;
      at = text.indexOf(name, first ? end + 1 : end);
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean startsWord(String text, StringBuilder out, int copied, int at) {
    if (at > copied) {
      return BOUNDARIES.indexOf(text.charAt(at - 1)) >= 0;
    }
    return out.isEmpty() || BOUNDARIES.indexOf(out.charAt(out.length() - 1)) >= 0;
  }

  private static boolean endsWord(String text, int end) {
    return end >= text.length() || BOUNDARIES.indexOf(text.charAt(end)) >= 0;
  }

  private static void trimEnd(StringBuilder out) {
    int length = out.length();
    while (length > 0 && BLANKS.indexOf(out.charAt(length - 1)) >= 0) {
      length--;
    }
    out.setLength(length);
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static String join(Collection<String> items) {
    StringBuilder text = new StringBuilder();
    for (String item : items) {
      if (!text.isEmpty()) {
        text.append(", ");
      }
      text.append(ExceptionConditions.quote(item));
    }
    return text.toString();
  }

  private static long length(List<String> items) {
    long length = 0;
    for (String item : items) {
      length += item.length() + 2;
    }
    return length;
  }

  private static Rejection tooLong(Context context, String list) {
    return Rejection.meaning(
        context,
        "condition too long once lists are replaced: limit=" + MAX_LENGTH + " " + list,
        "look for lists that name each other, or split them");
  }
}
