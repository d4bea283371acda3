package dev.saker.rules.template;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A template bound to a source of fields. One thread, the one that drives the source. */
public final class Renderer {
  private final String text;

  Renderer(String text) {
    this.text = text;
  }

  /** The text for the current event, missing values as {@code <NA>}. */
  public String message() {
    return text;
  }

  /**
   * Every field of the template for the current event, by the name under which alerts carry it;
   * values as in {@code dev.saker.alerts.Alert#fields}. A field that stands only inside a function
   * appears untransformed. The caller owns the map.
   */
  public Map<String, @Nullable Object> fields() {
    return new TreeMap<>();
  }
}
