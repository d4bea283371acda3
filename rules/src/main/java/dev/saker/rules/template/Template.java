package dev.saker.rules.template;

import dev.saker.events.FieldResolver;
import dev.saker.events.FieldSource;
import java.util.List;

/** A parsed output template. Immutable. */
public final class Template {
  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** Parses a template that may name the given fields. */
  public static TemplateResult parse(String text, FieldResolver fields) {
    return new TemplateResult(new Template(text), List.of());
  }

  /** The text it was made of. */
  public String text() {
    return text;
  }

  /** Prepares rendering; while rules load, not per event. */
  public Renderer bind(FieldSource source) {
    return new Renderer(text);
  }
}
