package dev.saker.app.run;

import dev.saker.app.listing.Format;
import dev.saker.app.listing.ProfileListing;
import dev.saker.engine.EventHandler;
import dev.saker.engine.MatchCounts;
import dev.saker.engine.ProfilingHandler;
import dev.saker.events.FieldSource;
import dev.saker.rules.LoadOptions;
import dev.saker.rules.RuleSet;
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

  /** A handler that measures beside another one; for one capture. */
  EventHandler beside(EventHandler handler, RuleSet rules, FieldSource fields) {
    return new ProfilingHandler(handler, rules.profiler(LoadOptions.SYSCALL, fields, profile));
  }

  /** The figures so far. */
  String report(MatchCounts counts) {
    return ProfileListing.print(profile, counts::of, format);
  }
}
