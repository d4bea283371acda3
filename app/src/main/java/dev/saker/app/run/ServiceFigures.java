package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.app.Version;
import dev.saker.app.metrics.Figures;
import dev.saker.app.metrics.FileDigests;
import dev.saker.capture.ProbeCounters;
import dev.saker.outputs.OutputStatus;
import dev.saker.outputs.Outputs;
import dev.saker.rules.profile.RuleProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where the metrics of a service come from. Any thread. */
final class ServiceFigures implements Figures {
  private static final String CONTAINER_VARIABLE = "FALCO_CGROUP_MEM_PATH";
  private static final Path CONTAINER_1 = Path.of("/sys/fs/cgroup/memory/memory.usage_in_bytes");
  private static final Path CONTAINER_2 = Path.of("/sys/fs/cgroup/memory.current");
  private static final long NS_PER_MS = 1_000_000L;

  private final Console console;
  private final Replay replay;
  private final Outputs outputs;
  private final long startedNs;
  private final AtomicLong changed = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile Basis basis;

  ServiceFigures(Console console, Replay replay, Outputs outputs, Setup setup) {
    this.console = console;
    this.replay = replay;
    this.outputs = outputs;
    this.startedNs =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> start.toEpochMilli() * NS_PER_MS)
            .orElseGet(Now::timestampNs);
    this.basis = basis(setup);
  }

  /** Another setup is in effect. */
  void changed(Setup next) {
    changed.incrementAndGet();
    basis = basis(next);
  }

  /** Another setup was not usable. */
  void failed() {
    failed.incrementAndGet();
  }

  private Basis basis(Setup setup) {
    return new Basis(
        startedNs,
        setup.readMs() * NS_PER_MS,
        setup.rules().rules(),
        FileDigests.of(setup.ruleFiles()),
        FileDigests.of(setup.config().files()));
  }

  /** File with the memory of the control group. */
  Path containerFile() {
    String given = console.environment().apply(CONTAINER_VARIABLE);
    if (given != null && !given.isEmpty()) {
      return Path.of(given);
    }
    return CONTAINER_1.toFile().exists() ? CONTAINER_1 : CONTAINER_2;
  }

  @Override
  public Basis basis() {
    return basis;
  }

  @Override
  public Progress progress() {
    return replay.progress();
  }

  @Override
  public Reloads reloads() {
    return new Reloads(changed.get(), failed.get());
  }

  @Override
  public List<OutputStatus> outputs() {
    return outputs.status();
  }

  @Override
  public @Nullable RuleProfile profile() {
    return replay.profile();
  }

  @Override
  public @Nullable ProbeCounters counters() {
    return replay.counters();
  }

  @Override
  public String engine() {
    return replay.setup().config().engine().kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String hostname() {
    return Hostname.of(console.environment());
  }

  @Override
  public String version() {
    return Version.program();
  }
}
