package dev.saker.app.listing;

import dev.saker.app.FailedException;
import java.util.Locale;

/** Form of a listing. */
public enum Format {
  TEXT,
  MARKDOWN,
  JSON;

  /** Reads the name of a form in any letter case. */
  public static Format parse(String name) throws FailedException {
    for (Format format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new FailedException(
        "unknown format: format=" + name + " (there are text, markdown, json)");
  }
}
