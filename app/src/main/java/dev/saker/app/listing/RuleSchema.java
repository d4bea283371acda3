package dev.saker.app.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON schema of rules files, for editors and checks. */
public final class RuleSchema {
  private static final String RESOURCE = "rule-schema.json";

  private RuleSchema() {}

  /** The schema, over several lines. */
  public static String json() {
    try (InputStream in = RuleSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("schema missing from the build: name=" + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("schema not readable: name=" + RESOURCE, e);
    }
  }
}
