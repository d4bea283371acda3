package dev.saker.app.listing;

import dev.saker.alerts.json.JsonWriter;
import dev.saker.rules.profile.RuleProfile;
import dev.saker.rules.profile.RuleProfile.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Lists what rules and macros cost. */
public final class ProfileListing {
  private ProfileListing() {}

  /**
   * Prints a profile, what took most time first.
   *
   * @param alerts alerts of the rule with a name
   */
  public static String print(RuleProfile profile, ToLongFunction<String> alerts, Format format) {
    return format == Format.JSON ? json(profile, alerts) : text(profile, alerts);
  }

  private static String text(RuleProfile profile, ToLongFunction<String> alerts) {
    StringBuilder out = new StringBuilder();
    long total = total(profile.rules());
    row(out, "share", "ns each", "evaluations", "matches", "alerts", "rule");
    for (Figures rule : profile.rules()) {
      append(out, rule, total, Long.toString(alerts.applyAsLong(rule.name())));
    }
    out.append('\n');
    row(
        out,
        "share",
        "ns each",
        "evaluations",
        "matches",
        "",
        "macro, within the rules that use it");
    profile.macros().forEach(macro -> append(out, macro, total, ""));
    return out.toString();
  }

  private static void append(StringBuilder out, Figures figures, long total, String alerts) {
    row(
        out,
        String.format(Locale.ROOT, "%.1f%%", share(figures, total)),
        String.format(Locale.ROOT, "%.1f", figures.eachNs()),
        Long.toString(figures.evaluations()),
        Long.toString(figures.matches()),
        alerts,
        figures.name());
  }

  /** Numbers to the right, the name behind them. */
  private static void row(
      StringBuilder out,
      String share,
      String each,
      String evaluations,
      String matches,
      String alerts,
      String name) {
    column(out, share, 6);
    column(out, each, 10);
    column(out, evaluations, 12);
    column(out, matches, 12);
    column(out, alerts, 10);
    out.append("  ").append(name).append('\n');
  }

  private static void column(StringBuilder out, String text, int width) {
    out.repeat(' ', Math.max(1, width - text.length())).append(text);
  }

  private static String json(RuleProfile profile, ToLongFunction<String> alerts) {
    StringBuilder out = new StringBuilder();
    JsonWriter json = JsonWriter.compact(out).startObject().name("saker_profile").startObject();
    long total = total(profile.rules());
    json.name("macros").startArray();
    for (Figures macro : profile.macros()) {
      append(json.startObject(), macro, total);
      json.endObject();
    }
    json.endArray().name("rules").startArray();
    for (Figures rule : profile.rules()) {
      json.startObject().name("alerts").value(alerts.applyAsLong(rule.name()));
      append(json, rule, total);
      json.endObject();
    }
    json.endArray().endObject().endObject();
    return out.append('\n').toString();
  }

  private static void append(JsonWriter json, Figures figures, long total) {
    json.name("evaluations").value(figures.evaluations());
    json.name("matches").value(figures.matches());
    json.name("name").value(figures.name());
    json.name("share").value(share(figures, total) / 100);
    json.name("time_ns").value(figures.timeNs());
  }

  /** Part of the time of all rules, in percent. */
  private static double share(Figures figures, long total) {
    return total == 0 ? 0 : 100.0 * figures.timeNs() / total;
  }

  private static long total(List<Figures> rules) {
    return rules.stream().mapToLong(Figures::timeNs).sum();
  }
}
