package dev.saker.app.run;

import dev.saker.app.listing.Format;
import dev.saker.app.listing.ProfileListing;
import dev.saker.engine.MatchCounts;
import dev.saker.rules.profile.RuleProfile;

/** Measures the rules of a run: every event is held against each of them a second time. */
public final class Profiling {
  private final RuleProfile profile = new RuleProfile(1);
  private final Format format;

  /**
   * Begins to measure.
   *
   * @param format in which the figures are told
   */
  public Profiling(Format format) {
    this.format = format;
  }

  RuleProfile profile() {
    return profile;
  }

  /** The figures so far. */
  String report(MatchCounts counts) {
    return ProfileListing.print(profile, counts::of, format);
  }
}
