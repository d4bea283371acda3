package dev.saker.app.metrics;

import dev.saker.rules.profile.RuleProfile;
import java.util.List;

/** What rules and macros cost, as samples: one of each kind per rule or macro that was asked. */
final class ProfileSamples {
  private static final double NS_PER_SECOND = 1e9;
  private static final String ESTIMATED = ", estimated from a sample of the events";

  private ProfileSamples() {}

  static void add(RuleProfile profile, List<Sample> samples) {
    samples.add(
        Sample.of(
            Metric.gauge("saker_profile_sample_every", "Of how many events one measures rules"),
            profile.every()));
    add("rule", profile.rules(), samples);
    add("macro", profile.macros(), samples);
  }

  private static void add(String kind, List<RuleProfile.Figures> figures, List<Sample> samples) {
    Metric evaluations =
        Metric.counter(
            "saker_" + kind + "_evaluations_total", "How often each was asked" + ESTIMATED);
    Metric matches =
        Metric.counter(
            "saker_" + kind + "_matches_total", "How often the answer was yes" + ESTIMATED);
    Metric seconds =
        Metric.gauge(
            "saker_" + kind + "_seconds", "Time spent in each since it was loaded" + ESTIMATED);
    String label = kind + "_name";
    for (RuleProfile.Figures each : figures) {
      if (each.evaluations() > 0) {
        samples.add(Sample.of(evaluations, label, each.name(), each.evaluations()));
        samples.add(Sample.of(matches, label, each.name(), each.matches()));
        samples.add(Sample.of(seconds, label, each.name(), each.timeNs() / NS_PER_SECOND));
      }
    }
  }
}
