package dev.saker.rules.template;

import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldSource;
import dev.saker.rules.check.Checker;
import dev.saker.rules.ir.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A parsed output template: text with {@code %field}, {@code %field[argument]}, {@code
 * %function(…)}, each with an optional width behind the percent sign. Immutable.
 */
public final class Template {
  private final String text;
  private final boolean lenient;
  private final List<Segment> segments;

  private Template(String text, boolean lenient, List<Segment> segments) {
    this.text = text;
    this.lenient = lenient;
    this.segments = List.copyOf(segments);
  }

  /**
   * Parses a template that may name the given fields. A field that is not known has a problem of
   * kind {@code UNKNOWN_FIELD}.
   */
  public static TemplateResult parse(String text, FieldResolver fields) {
    boolean lenient = text.startsWith("*");
    TemplateParser parser = new TemplateParser(text, lenient ? 1 : 0, new Checker(fields));
    parser.parse();
    return parser.problems().isEmpty()
        ? new TemplateResult(new Template(text, lenient, parser.segments()), List.of())
        : new TemplateResult(null, parser.problems());
  }

  /** The text it was made of. */
  public String text() {
    return text;
  }

  /**
   * Whether the text began with a star, which stands for: show the line though a value is missing.
   * Outputs of rules are always shown.
   */
  public boolean isLenient() {
    return lenient;
  }

  /** The fields in it, those inside of calls included. */
  public Set<FieldRef> fields() {
    return new LinkedHashSet<>(mentions());
  }

  /** The fields in it as often as they are named, in the order of the text. */
  public List<FieldRef> mentions() {
    List<FieldRef> mentions = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Segment.Placeholder(Term term, int _)) {
        Set<FieldRef> fields = new LinkedHashSet<>();
        term.addFields(fields);
        mentions.addAll(fields);
      }
    }
    return mentions;
  }

  /** Prepares rendering; while rules load, not per event. */
  public Renderer bind(FieldSource source) {
    return new Renderer(segments, new ArrayList<>(fields()), source);
  }
}
