package dev.saker.rules.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Takes what Falco's YAML library takes beyond YAML: a new document without a line {@code ---} in
 * front, nothing between two commas, and a tag right before a comma or bracket, which is an empty
 * text: {@code [=, !=]}. Whatever is mended keeps its length, so that places stay right. Serves one
 * text.
 */
final class Lenience {
  private static final int MAX_ATTEMPTS = 100;

  private final Function<String, List<YamlNode>> parser;
  private int attempts;

  /**
   * Makes a parser of one text.
   *
   * @param parser takes YAML only
   */
  Lenience(Function<String, List<YamlNode>> parser) {
    this.parser = parser;
  }

  List<YamlNode> documents(String text) {
    try {
      return parser.apply(text);
    } catch (MarkedYamlEngineException e) {
      if (++attempts > MAX_ATTEMPTS) {
        throw e;
      }
      int start = documentStart(e, text);
      if (start > 0) {
        List<YamlNode> documents = new ArrayList<>(documents(text.substring(0, start)));
        documents.addAll(documents(blanked(text, start)));
        return documents;
      }
      String mended = mended(e, text);
      if (mended == null) {
        throw e;
      }
      return documents(mended);
    }
  }

  /** Where a line begins that can only be the first of a new document; 0 for nowhere. */
  private static int documentStart(MarkedYamlEngineException e, String text) {
    String problem = String.valueOf(e.getProblem());
    Optional<Mark> mark =
        problem.startsWith("could not find expected ':'")
            ? e.getContextMark()
            : problem.contains("expected <block end>")
                    || problem.contains("expected '<document start>'")
                    || problem.contains("before directives")
                ? e.getProblemMark()
                : Optional.empty();
    return mark.filter(at -> at.getColumn() == 0)
        .map(at -> offset(at, text))
        .filter(at -> !isItemInMapping(e, text, at))
        .orElse(0);
  }

  /** A sequence can not begin where a mapping could go on. */
  private static boolean isItemInMapping(MarkedYamlEngineException e, String text, int at) {
    return String.valueOf(e.getContext()).contains("block mapping") && text.startsWith("-", at);
  }

  private static @Nullable String mended(MarkedYamlEngineException e, String text) {
    String context = String.valueOf(e.getContext());
    int at = e.getProblemMark().map(mark -> offset(mark, text)).orElse(text.length());
    if (at == 0 || at >= text.length() || ",]}".indexOf(text.charAt(at)) < 0) {
      return null;
    }
    if (context.contains("scanning a tag")) {
      int start = e.getContextMark().map(mark -> offset(mark, text)).orElse(at);
      return switch (at - start) {
        case 0 -> null;
        case 1 -> emptyText(text, start, at);
        default ->
            text.substring(0, start) + "''" + " ".repeat(at - start - 2) + text.substring(at);
      };
    }
    if (!context.contains("flow node")) {
      return null;
    }
    if (text.charAt(at - 1) == ' ') {
      return text.substring(0, at - 1) + '~' + text.substring(at);
    }
    boolean room = text.startsWith(", ", at);
    return room ? text.substring(0, at) + "~," + text.substring(at + 2) : null;
  }

  /** Puts an empty text where a lone exclamation mark stands, if there is a blank beside it. */
  private static @Nullable String emptyText(String text, int start, int at) {
    if (text.charAt(start - 1) == ' ') {
      return text.substring(0, start - 1) + "''" + text.substring(at);
    }
    boolean room = text.startsWith(" ", at + 1);
    return room ? text.substring(0, start) + "''" + text.charAt(at) + text.substring(at + 2) : null;
  }

  /** A text in which everything up to a place is blank, the line ends excepted. */
  private static String blanked(String text, int end) {
    StringBuilder blanked = new StringBuilder(text.length());
    text.codePoints()
        .limit(text.codePointCount(0, end))
        .forEach(c -> blanked.append(c == '\n' || c == '\r' ? (char) c : ' '));
    return blanked.append(text, end, text.length()).toString();
  }

  private static int offset(Mark mark, String text) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
