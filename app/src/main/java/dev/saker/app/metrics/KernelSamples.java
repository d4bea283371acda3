package dev.saker.app.metrics;

import dev.saker.capture.ProbeCounters;
import dev.saker.capture.ProbeCounters.Kind;
import dev.saker.capture.ProbeCounters.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The metrics of what the kernel counts. */
final class KernelSamples {
  private static final String SCAP = "falcosecurity_scap_";

  private KernelSamples() {}

  static List<Sample> of(ProbeCounters counters, boolean perCpu) {
    List<Sample> samples = new ArrayList<>();
    samples.add(
        Sample.of(
            Metric.counter(SCAP + "n_evts_total", "Events of the kernel"), counters.events()));
    samples.add(
        Sample.of(
            Metric.counter(SCAP + "n_drops_total", "Events that the kernel lost"),
            counters.lost()));
    Metric full =
        Metric.counter(SCAP + "n_drops_buffer_total", "Events lost since a buffer was full");
    for (Kind kind : Kind.values()) {
      if (kind != Kind.OTHER) {
        samples.add(
            new Sample(
                full,
                Map.of("dir", kind.isEnter() ? "enter" : "exit", "drop", kind.label()),
                (double) counters.of(Reason.RING_FULL, kind)));
      }
    }
    samples.add(
        Sample.of(
            Metric.counter(SCAP + "n_drops_scratch_map_total", "Events lost since they were large"),
            counters.of(Reason.TOO_LARGE)));
    samples.add(
        Sample.of(
            Metric.counter(
                "saker_probe_filtered_total", "Events left out since no rule needs them"),
            counters.of(Reason.FILTERED)));
    if (perCpu) {
      addPerCpu(counters, samples);
    }
    return samples;
  }

  private static void addPerCpu(ProbeCounters counters, List<Sample> samples) {
    Metric events = Metric.counter(SCAP + "n_evts_cpu_total", "Events of the kernel by processor");
    Metric drops = Metric.counter(SCAP + "n_drops_cpu_total", "Lost events by processor");
    for (int cpu = 0; cpu < counters.cpus(); cpu++) {
      String number = Integer.toString(cpu);
      long lost = counters.of(Reason.RING_FULL, cpu) + counters.of(Reason.TOO_LARGE, cpu);
      samples.add(Sample.of(events, "cpu", number, counters.of(Reason.SENT, cpu) + lost));
      samples.add(Sample.of(drops, "cpu", number, lost));
    }
  }
}
