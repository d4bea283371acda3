package dev.saker.app.config;

/**
 * Where a setting stands.
 *
 * @param text the text it stands in
 * @param line line, from 0
 * @param column characters of the line before it
 */
public record Origin(ConfigText text, int line, int column) {
  static Origin startOf(ConfigText text) {
    return new Origin(text, 0, 0);
  }
}
