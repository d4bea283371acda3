package dev.saker.app.metrics;

import dev.saker.app.config.ServiceConfig.Metrics.Group;
import dev.saker.capture.ProbeCounters;
import dev.saker.outputs.OutputCounter;
import dev.saker.outputs.OutputStatus;
import dev.saker.rules.Rule;
import dev.saker.rules.profile.RuleProfile;
import dev.saker.state.StateCounters;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts together what {@code /metrics} answers. Any thread. */
public final class Exposition {
  /** Content type of the answer. */
  public static final String CONTENT_TYPE = PrometheusText.CONTENT_TYPE;

  private static final Path PROC = Path.of("/proc");
  private static final String FALCO = "falcosecurity_falco_";
  private static final String SCAP = "falcosecurity_scap_";
  private static final double KB = 1024;
  private static final double NS_PER_SECOND = 1e9;

  private final Figures figures;
  private final boolean withEmpty;
  private final Path containerFile;
  private final Host host = Host.read(PROC);
  private final List<Sample> samples = new ArrayList<>();

  private Exposition(Figures figures, boolean withEmpty, Path containerFile) {
    this.figures = figures;
    this.withEmpty = withEmpty;
    this.containerFile = containerFile;
  }

  /**
   * The metrics as they are now, in Prometheus' text format.
   *
   * @param groups which ones, besides those about the program as such
   * @param withEmpty whether rules without a match are in it
   * @param containerFile file with the memory of the control group
   */
  public static String of(
      Figures figures, Set<Group> groups, boolean withEmpty, Path containerFile) {
    Exposition exposition = new Exposition(figures, withEmpty, containerFile);
    exposition.addProgram();
    exposition.addFiles();
    if (groups.contains(Group.RULES)) {
      exposition.addRules();
    }
    ProbeCounters counters = figures.counters();
    if (counters != null && groups.contains(Group.KERNEL)) {
      exposition.samples.addAll(KernelSamples.of(counters, groups.contains(Group.KERNEL_PER_CPU)));
    }
    if (groups.contains(Group.STATE)) {
      exposition.addState();
    }
    if (groups.contains(Group.RESOURCES)) {
      exposition.addResources();
      exposition.addMachine();
    }
    exposition.addOutputs();
    RuleProfile profile = figures.profile();
    if (profile != null) {
      ProfileSamples.add(profile, exposition.samples);
    }
    return PrometheusText.of(exposition.samples);
  }

  private void addProgram() {
    Figures.Basis basis = figures.basis();
    info(FALCO + "version", "Version of the program", "version", figures.version());
    info(FALCO + "kernel_release", "Kernel", "kernel_release", host.kernelRelease());
    info("falcosecurity_evt_hostname", "Name of this host", "hostname", figures.hostname());
    samples.add(
        new Sample(
            Metric.gauge(SCAP + "engine_name_info", "Where events come from"),
            Map.of("engine_name", figures.engine(), "evt_source", "syscall"),
            1));
    gauge(FALCO + "start_timestamp_nanoseconds", "Start of the program", basis.startedNs());
    gauge(
        FALCO + "reload_timestamp_nanoseconds",
        "When configuration and rules were read last",
        basis.readNs());
    long nowNs = System.currentTimeMillis() * 1_000_000L;
    counter(
        FALCO + "duration_seconds_total",
        "Age of the program",
        Math.floor((nowNs - basis.startedNs()) / NS_PER_SECOND));
    gauge(FALCO + "host_boot_timestamp_nanoseconds", "Start of this host", host.bootNs());
    gauge(FALCO + "host_num_cpus", "Processors of this host", host.processors());
    Figures.Reloads reloads = figures.reloads();
    Metric metric = Metric.counter("saker_reloads_total", "Configuration and rules read anew");
    samples.add(Sample.of(metric, "result", "changed", reloads.changed()));
    samples.add(Sample.of(metric, "result", "failed", reloads.failed()));
    counter("saker_events_total", "Events held against rules", figures.progress().events());
  }

  private void addFiles() {
    files(FALCO + "sha256_rules_files_info", "Rules files", figures.basis().ruleFiles());
    files(FALCO + "sha256_config_files_info", "Configuration files", figures.basis().configFiles());
  }

  private void files(String name, String help, Map<Path, String> digests) {
    Metric metric = Metric.gauge(name, help);
    new TreeMap<>(digests)
        .forEach((file, digest) ->
            samples.add(
                new Sample(
                    metric,
                    Map.of("file_name", String.valueOf(file.getFileName()), "sha256", digest),
                    1)));
  }

  private void addRules() {
    Metric metric = Metric.counter(FALCO + "rules_matches_total", "Events that a rule matched");
    Map<String, Long> matches = figures.progress().matches();
    for (Rule rule : figures.basis().rules()) {
      long count = matches.getOrDefault(rule.name(), 0L);
      if (count > 0 || withEmpty) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("priority", Integer.toString(rule.priority().ordinal()));
        labels.put("rule_name", rule.name());
        labels.put("source", rule.source());
        rule.tags().forEach(tag -> labels.put("tag_" + tag, "true"));
        samples.add(new Sample(metric, labels, (double) count));
      }
    }
  }

  private void addState() {
    Figures.Progress progress = figures.progress();
    StateCounters state = progress.state();
    if (state == null) {
      return;
    }
    gauge(SCAP + "n_threads", "Threads known now", progress.threads());
    gauge(SCAP + "n_fds", "Descriptors known now", state.descriptors);
    counter(SCAP + "n_added_fds_total", "Descriptors that came", state.addedDescriptors);
    counter(SCAP + "n_removed_fds_total", "Descriptors that went", state.removedDescriptors);
    counter(SCAP + "n_stored_evts_total", "Enter events kept for their exit", state.storedEnters);
    counter(SCAP + "n_added_threads_total", "Threads that came", state.addedThreads);
    counter(SCAP + "n_removed_threads_total", "Threads that went", state.removedThreads);
    counter(
        SCAP + "n_drops_full_threadtable_total",
        "Threads not taken, the table was full",
        state.droppedThreads);
    counter(
        "saker_state_dropped_fds_total",
        "Descriptors not taken, their table was full",
        state.droppedDescriptors);
    counter("saker_state_purged_threads_total", "Threads removed as stale", state.purgedThreads);
  }

  private void addResources() {
    Resources now = Resources.read(PROC, containerFile);
    gauge(FALCO + "cpu_usage_ratio", "Processor time since the start", now.cpuPercent() / 100);
    gauge(FALCO + "memory_rss_bytes", "Memory in use", now.residentKb() * KB);
    gauge(FALCO + "memory_vsz_bytes", "Address space", now.virtualKb() * KB);
    gauge(FALCO + "memory_pss_bytes", "Memory, shared parts divided", now.proportionalKb() * KB);
    gauge(
        FALCO + "container_memory_used_bytes", "Memory of the control group", now.containerBytes());
    gauge(
        FALCO + "host_cpu_usage_ratio",
        "Processor time of the host since its start",
        now.hostCpuPercent() / 100);
    gauge(FALCO + "host_memory_used_bytes", "Memory in use on the host", now.hostMemoryKb() * KB);
    gauge(FALCO + "host_procs_running", "Processes of the host that run", now.hostRunning());
    gauge(FALCO + "host_open_fds", "Open files of the host", now.hostOpenFiles());
  }

  private void addMachine() {
    Runtime runtime = Runtime.getRuntime();
    gauge("saker_jvm_heap_used_bytes", "Heap in use", runtime.totalMemory() - runtime.freeMemory());
    gauge("saker_jvm_heap_max_bytes", "Largest heap", runtime.maxMemory());
    gauge(
        "saker_jvm_threads",
        "Platform threads",
        ManagementFactory.getThreadMXBean().getThreadCount());
    Metric times = Metric.counter("saker_jvm_gc_seconds_total", "Time of garbage collection");
    Metric rounds = Metric.counter("saker_jvm_gc_rounds_total", "Garbage collections");
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      String name = collector.getName();
      samples.add(Sample.of(times, "collector", name, collector.getCollectionTime() / 1e3));
      samples.add(Sample.of(rounds, "collector", name, collector.getCollectionCount()));
    }
  }

  private void addOutputs() {
    List<OutputStatus> outputs = figures.outputs();
    long dropped = 0;
    for (OutputStatus output : outputs) {
      dropped += output.count(OutputCounter.DROPPED);
    }
    counter(FALCO + "outputs_queue_num_drops_total", "Alerts dropped, a queue was full", dropped);
    OutputSamples.add(outputs, samples);
  }

  private void info(String name, String help, String label, String value) {
    samples.add(Sample.of(Metric.gauge(name + "_info", help), label, value, 1));
  }

  private void gauge(String name, String help, long value) {
    samples.add(Sample.of(Metric.gauge(name, help), value));
  }

  private void counter(String name, String help, long value) {
    samples.add(Sample.of(Metric.counter(name, help), value));
  }

  private void gauge(String name, String help, double value) {
    samples.add(Sample.of(Metric.gauge(name, help), value));
  }

  private void counter(String name, String help, double value) {
    samples.add(Sample.of(Metric.counter(name, help), value));
  }
}
