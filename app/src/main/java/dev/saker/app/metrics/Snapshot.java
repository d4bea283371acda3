package dev.saker.app.metrics;

import dev.saker.app.config.ServiceConfig.Metrics;
import dev.saker.app.config.ServiceConfig.Metrics.Group;
import dev.saker.outputs.OutputCounter;
import dev.saker.outputs.OutputStatus;
import dev.saker.rules.profile.RuleProfile;
import dev.saker.state.StateCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reports at intervals: fields with Falco's flat names. Each report also says how things went since
 * the one before. One thread.
 */
public final class Snapshot {
  private static final Path PROC = Path.of("/proc");
  private static final double NS_PER_SECOND = 1e9;
  private static final double KB_PER_MB = 1024;
  private static final int MOST_PROFILED = 20;
  private static final double BYTES_PER_MB = 1024 * 1024;

  private final Figures figures;
  private final Metrics options;
  private final Path containerFile;
  private final Host host = Host.read(PROC);
  private SequencedMap<String, @Nullable Object> fields = new TreeMap<>();
  private long eventsBefore;
  private long timeBeforeNs;

  /**
   * Begins a series.
   *
   * @param containerFile file with the memory of the control group
   */
  public Snapshot(Figures figures, Metrics options, Path containerFile) {
    this.figures = figures;
    this.options = options;
    this.containerFile = containerFile;
  }

  /**
   * The next report.
   *
   * @param nowNs time, in nanoseconds since the epoch
   */
  public SequencedMap<String, @Nullable Object> take(long nowNs) {
    fields = new TreeMap<>();
    addProgram(nowNs);
    addEvents(nowNs);
    addFiles("falco.sha256_rules_file.", figures.basis().ruleFiles());
    addFiles("falco.sha256_config_file.", figures.basis().configFiles());
    if (options.groups().contains(Group.RULES)) {
      addRules();
    }
    RuleProfile profile = figures.profile();
    if (profile != null) {
      addProfile("saker.profile.rules.", profile.rules());
      addProfile("saker.profile.macros.", profile.macros());
    }
    if (options.groups().contains(Group.STATE)) {
      addState();
    }
    if (options.groups().contains(Group.RESOURCES)) {
      addResources();
    }
    return fields;
  }

  private void addProgram(long nowNs) {
    Figures.Basis basis = figures.basis();
    fields.put("evt.time", nowNs);
    fields.put("evt.hostname", figures.hostname());
    fields.put("evt.source", "syscall");
    fields.put("falco.version", figures.version());
    fields.put("falco.start_ts", basis.startedNs());
    fields.put("falco.reload_ts", basis.readNs());
    fields.put("falco.duration_sec", (long) ((nowNs - basis.startedNs()) / NS_PER_SECOND));
    fields.put("falco.kernel_release", host.kernelRelease());
    fields.put("falco.host_boot_ts", host.bootNs());
    fields.put("falco.host_num_cpus", (long) host.processors());
    fields.put("scap.engine_name", figures.engine());
    long dropped = 0;
    for (OutputStatus output : figures.outputs()) {
      dropped += output.count(OutputCounter.DROPPED);
    }
    fields.put("falco.outputs_queue_num_drops", dropped);
  }

  private void addEvents(long nowNs) {
    long events = figures.progress().events();
    double seconds = (nowNs - timeBeforeNs) / NS_PER_SECOND;
    if (eventsBefore != 0 && seconds > 0) {
      fields.put("falco.evts_rate_sec", Math.round((events - eventsBefore) / seconds * 10) / 10.0);
    }
    fields.put("falco.num_evts", events);
    fields.put("falco.num_evts_prev", eventsBefore);
    eventsBefore = events;
    timeBeforeNs = nowNs;
  }

  private void addFiles(String prefix, Map<Path, String> digests) {
    digests.forEach(
        (file, digest) -> fields.put(prefix + word(String.valueOf(file.getFileName())), digest));
  }

  private void addRules() {
    Map<String, Long> matches = figures.progress().matches();
    fields.put(
        "falco.rules.matches_total", matches.values().stream().mapToLong(Long::longValue).sum());
    figures
        .basis()
        .rules()
        .forEach(rule ->
            addCount("falco.rules." + word(rule.name()), matches.getOrDefault(rule.name(), 0L)));
  }

  /** Those that took most time; the rest would make a report too long to read. */
  private void addProfile(String prefix, List<RuleProfile.Figures> all) {
    for (RuleProfile.Figures each : all.subList(0, Math.min(all.size(), MOST_PROFILED))) {
      if (each.evaluations() > 0) {
        String name = prefix + word(each.name());
        fields.put(name + ".evaluations", each.evaluations());
        fields.put(name + ".matches", each.matches());
        fields.put(name + ".time_ns", each.timeNs());
      }
    }
  }

  private void addState() {
    Figures.Progress progress = figures.progress();
    StateCounters state = progress.state();
    if (state != null) {
      addCount("falco.n_threads", progress.threads());
      addCount("falco.n_fds", state.descriptors);
      addCount("falco.n_added_fds", state.addedDescriptors);
      addCount("falco.n_removed_fds", state.removedDescriptors);
      addCount("falco.n_stored_evts", state.storedEnters);
      addCount("falco.n_added_threads", state.addedThreads);
      addCount("falco.n_removed_threads", state.removedThreads);
      addCount("falco.n_drops_full_threadtable", state.droppedThreads);
    }
  }

  private void addResources() {
    Resources now = Resources.read(PROC, containerFile);
    addReal("falco.cpu_usage_perc", now.cpuPercent());
    addReal("falco.host_cpu_usage_perc", now.hostCpuPercent());
    addCount("falco.host_procs_running", now.hostRunning());
    addCount("falco.host_open_fds", now.hostOpenFiles());
    addKb("falco.memory_rss", now.residentKb());
    addKb("falco.memory_vsz", now.virtualKb());
    addKb("falco.memory_pss", now.proportionalKb());
    addKb("falco.host_memory_used", now.hostMemoryKb());
    if (options.memoryInMb()) {
      addReal("falco.container_memory_used_mb", megabytes(now.containerBytes() / BYTES_PER_MB));
    } else {
      addCount("falco.container_memory_used_bytes", now.containerBytes());
    }
  }

  private void addKb(String name, long kilobytes) {
    if (options.memoryInMb()) {
      addReal(name + "_mb", megabytes(kilobytes / KB_PER_MB));
    } else {
      addCount(name + "_kb", kilobytes);
    }
  }

  private static double megabytes(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private void addCount(String name, long value) {
    if (value != 0 || options.withEmpty()) {
      fields.put(name, value);
    }
  }

  private void addReal(String name, double value) {
    if (value != 0 || options.withEmpty()) {
      fields.put(name, value);
    }
  }

  /** A name as part of the name of a field. */
  private static String word(String name) {
    String word = name.replaceAll("[^a-zA-Z0-9_:]", "_").replaceAll("_+", "_");
    return word.endsWith("_") ? word.substring(0, word.length() - 1) : word;
  }
}
