package dev.saker.bench;

import org.openjdk.jmh.annotations.Param;

/** How what an event costs grows with the number of rules, none of which matches. */
public class ScalingBenchmark extends EventCost {
  /** How many generated rules. */
  @Param({NONE, "10", "100", "1000", "10000"})
  public String rules = NONE;

  @Override
  String rules() {
    return rules;
  }
}
