package dev.saker.rules.template;

import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.PrintableText;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.rules.eval.Interpreter;
import dev.saker.rules.eval.TermReader;
import dev.saker.rules.ir.Term;
import dev.saker.rules.syntax.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A template bound to a source of fields. One thread, the one that drives the source. */
public final class Renderer {
  private static final String MISSING = "<NA>";

  private record Part(Term term, TermReader reader, int width) {}

  private final Interpreter interpreter;
  private final Interpreter fieldInterpreter;
  private final List<Object> parts = new ArrayList<>();
  private final List<FieldOutput> fields = new ArrayList<>();
  private final TextBuffer buffer = new TextBuffer();
  private final TextBuffer printable = new TextBuffer();
  private boolean complete;

  Renderer(List<Segment> segments, List<FieldRef> references, FieldSource source) {
    interpreter = new Interpreter(source::bindForOutput);
    fieldInterpreter = new Interpreter(field -> RepeatedReader.bind(source, field));
    for (Segment segment : segments) {
      parts.add(
          switch (segment) {
            case Segment.Plain plain -> plain.text();
            case Segment.Placeholder(Term term, int width) -> {
              Term shown = FieldOutput.shown(term);
              yield new Part(shown, interpreter.bind(shown), width);
            }
          });
    }
    for (FieldRef field : references) {
      fields.add(FieldOutput.of(field, fieldInterpreter));
    }
  }

  /** The text for the current event, missing values as {@code <NA>}. */
  public String message() {
    interpreter.nextEvent();
    complete = true;
    StringBuilder message = new StringBuilder();
    for (Object part : parts) {
      if (part instanceof Part placeholder) {
        appendFitted(message, text(placeholder), placeholder.width());
      } else {
        message.append(part);
      }
    }
    return message.toString();
  }

  /** Whether no value was missing when {@link #message} was called last. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Every field of the template for the current event, by the name under which alerts carry it;
   * values as in {@code dev.saker.alerts.Alert#fields}. A field that stands only inside a function
   * appears untransformed. The caller owns the map.
   */
  public Map<String, @Nullable Object> fields() {
    fieldInterpreter.nextEvent();
    Map<String, @Nullable Object> values = new TreeMap<>();
    for (FieldOutput field : fields) {
      values.put(field.key(), field.value());
    }
    return values;
  }

  private String text(Part part) {
    // A quirk of the language: the length of a text is not shown.
    boolean shown =
        !(part.term() instanceof Term.Transform(Function function, Term argument))
            || function != Function.LEN
            || argument.isList();
    if (!shown || !part.reader().load()) {
      complete = false;
      return MISSING;
    }
    Value value = part.reader().value();
    if (value.isList() && !part.term().isList()) {
      complete = false;
      return MISSING;
    }
    FieldText.append(buffer.clear(), part.term(), value);
    if (isDecoded(part.term())) {
      return buffer.toString();
    }
    PrintableText.append(printable.clear(), buffer.bytes(), 0, buffer.length());
    return printable.toString();
  }

  /** Whether a value comes out of base64, which is shown as it is. */
  private static boolean isDecoded(Term term) {
    return term instanceof Term.Transform(Function function, Term argument)
        && (function == Function.B64 || isDecoded(argument));
  }

  private static void appendFitted(StringBuilder message, String text, int width) {
    int count = width == 0 ? 0 : text.codePointCount(0, text.length());
    if (count > width) {
      message.append(text, 0, text.offsetByCodePoints(0, width));
    } else {
      message.append(text).repeat(" ", width - count);
    }
  }
}
