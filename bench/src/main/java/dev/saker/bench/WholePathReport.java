package dev.saker.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@link WholePath} found, for people and for programs. */
final class WholePathReport {
  private WholePathReport() {}

  /** A table of medians. */
  static String markdown(Map<String, List<Sample>> samples) {
    StringBuilder out = new StringBuilder(1024);
    out.append("| stage | million events per CPU second | million events per second | ")
        .append("CPU ns per event | bytes allocated per event | events | alerts |\n")
        .append("|---|---|---|---|---|---|---|\n");
    samples.forEach((stage, all) -> {
      Sample median = WholePath.median(all);
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.0f | %.2f | %d | %d |%n",
              stage,
              median.eventsPerCpuSecond() / 1e6,
              median.eventsPerSecond() / 1e6,
              median.cpuNsPerEvent(),
              median.bytesPerEvent(),
              median.events(),
              median.alerts()));
    });
    return out.append("\nMedians of ")
        .append(samples.values().iterator().next().size())
        .append(
            " runs each, in three JVMs after one to warm up, over a generated capture with seed 1.\n")
        .toString();
  }

  /** Every run. */
  static String json(Map<String, List<Sample>> samples) {
    StringBuilder out = new StringBuilder(4096).append('{');
    String separator = "\n";
    for (Map.Entry<String, List<Sample>> stage : samples.entrySet()) {
      out.append(separator).append("  \"").append(stage.getKey()).append("\": [");
      String comma = "\n";
      for (Sample sample : stage.getValue()) {
        out.append(comma)
            .append(
                String.format(
                    Locale.ROOT,
                    "    {\"events\": %d, \"alerts\": %d, \"cpuNs\": %d, \"wallNs\": %d,"
                        + " \"bytesPerEvent\": %.3f}",
                    sample.events(),
                    sample.alerts(),
                    sample.cpuNs(),
                    sample.wallNs(),
                    sample.bytesPerEvent()));
        comma = ",\n";
      }
      out.append("\n  ]");
      separator = ",\n";
    }
    return out.append("\n}\n").toString();
  }
}
