package dev.saker.rules.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads all documents of a text. A quoted text that is not closed ends with the file. Stateless
 * towards its callers.
 */
public final class YamlParser {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();

  private static final String QUOTED = "quoted scalar";

  /**
   * The mistake that is made most; programs around Falco know it by the words of its YAML library.
   */
  private static final String MAP_VALUE = "mapping values are not allowed here";

  private static final String END = "unexpected end of stream";

  private YamlParser() {}

  /** Parses a whole text; no text makes it throw. */
  public static YamlResult parse(String text) {
    try {
      return new YamlResult.Parsed(new Lenience(YamlParser::documents).documents(text));
    } catch (MarkedYamlEngineException e) {
      char quote = unclosedQuote(e, text);
      return quote == 0 ? failed(e) : parseClosed(text + quote, e);
    } catch (ReaderException e) {
      return new YamlResult.Failed(
          "character not allowed in YAML: code point=0x" + Integer.toHexString(e.getCodePoint()),
          markAt(text, e.getPosition()));
    } catch (TreeBuilder.Refused e) {
      return new YamlResult.Failed(e.problem(), e.mark());
    } catch (YamlEngineException e) {
      return new YamlResult.Failed(sentence(e), Mark.START);
    }
  }

  private static YamlResult parseClosed(String text, MarkedYamlEngineException first) {
    try {
      return new YamlResult.Parsed(documents(text));
    } catch (TreeBuilder.Refused e) {
      return new YamlResult.Failed(e.problem(), e.mark());
    } catch (YamlEngineException e) {
      return failed(first);
    }
  }

  private static List<YamlNode> documents(String text) {
    ParserImpl parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    List<YamlNode> documents = new ArrayList<>();
    while (parser.hasNext()) {
      if (parser.next().getEventId() == Event.ID.DocumentStart) {
        documents.add(new TreeBuilder(parser).document());
      }
    }
    return documents;
  }

  /** The quote that opened the text in which the file ended; 0 for any other problem. */
  private static char unclosedQuote(MarkedYamlEngineException e, String text) {
    if (!String.valueOf(e.getContext()).contains(QUOTED)
        || !String.valueOf(e.getProblem()).contains(END)
        || e.getContextMark().isEmpty()) {
      return 0;
    }
    int at = text.offsetByCodePoints(0, e.getContextMark().get().getIndex());
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static YamlResult failed(MarkedYamlEngineException e) {
    Mark mark = e.getProblemMark().or(e::getContextMark).map(TreeBuilder::mark).orElse(Mark.START);
    return new YamlResult.Failed(
        MAP_VALUE.equals(e.getProblem())
            ? "yaml-cpp: error at line "
                + (mark.line() + 1)
                + ", column "
                + (mark.column() + 1)
                + ": illegal map value"
            : sentence(e),
        mark);
  }

  private static String sentence(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked && marked.getProblem() != null) {
      String context = marked.getContext() == null ? "" : ": " + marked.getContext();
      return "not YAML" + context + ": " + marked.getProblem();
    }
    return "not YAML: " + e.getMessage();
  }

  private static Mark markAt(String text, int offset) {
    int end = Math.min(offset, text.length());
    int line = 0;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Mark(line, end - lineStart, end);
  }
}
