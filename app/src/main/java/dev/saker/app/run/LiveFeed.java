package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.app.config.Config;
import dev.saker.app.config.LiveConfig;
import dev.saker.capture.Interest;
import dev.saker.capture.LiveSource;
import dev.saker.capture.PathFilter;
import dev.saker.capture.Probe;
import dev.saker.capture.ProbeCounters;
import dev.saker.capture.host.HostScan;
import dev.saker.engine.LossWatch;
import dev.saker.events.EventSource;
import dev.saker.events.SourceException;
import dev.saker.kernel.error.KernelException;
import dev.saker.rules.LoadOptions;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The events of this machine. */
final class LiveFeed implements Feed {
  private static final String HOST_ROOT = "HOST_ROOT";

  private final Probe probe;
  private final LiveSource source;

  private LiveFeed(Probe probe, LiveSource source) {
    this.probe = probe;
    this.source = source;
  }

  /**
   * What opens one.
   *
   * @param alerts takes what is to be said about the source
   */
  static Feed.Opener opener(Console console, Setup setup, SourceAlerts alerts) {
    return new Feed.Opener() {
      @Override
      public Feed open(SystemState state, Runnable idle) throws SourceException {
        return LiveFeed.open(console, setup, state, idle, alerts);
      }

      @Override
      public StateOptions stateOptions(Config config) {
        LiveConfig live = config.engine().live();
        String proc = hostRoot(console) + "/proc/";
        return new StateOptions(
            config.maxThreads(),
            StateOptions.DEFAULT.maxDescriptors(),
            live.purgeIntervalNs(),
            live.threadTimeoutNs(),
            tid -> !new File(proc + tid).exists());
      }
    };
  }

  /** What stands before the folders of the host: nothing, or where a container has them. */
  private static String hostRoot(Console console) {
    String root = console.environment().apply(HOST_ROOT);
    return root == null ? "" : root;
  }

  /**
   * Attaches the probe, then tells what runs already: events from before that was read wait in the
   * rings meanwhile.
   */
  private static LiveFeed open(
      Console console, Setup setup, SystemState state, Runnable idle, SourceAlerts alerts)
      throws SourceException {
    LiveConfig config = setup.config().engine().live();
    try {
      Probe probe =
          Probe.load(
              new Probe.Options(
                  config.ringBytes(),
                  config.cpusPerRing(),
                  config.snapBytes(),
                  ProcessHandle.current().pid()));
      try {
        SilenceWatch silence = new SilenceWatch(setup.config().service().maxEmptyReads(), alerts);
        LiveSource source =
            new LiveSource(
                probe,
                events -> {
                  silence.onIdle(events, Now.timestampNs());
                  idle.run();
                });
        LiveFeed feed = new LiveFeed(probe, source);
        feed.follow(setup);
        probe.attach();
        new HostScan(hostRoot(console), state, true).run(Hostname.of(console.environment()));
        console
            .log()
            .info(
                "watching this machine: threads="
                    + state.threads().size()
                    + " descriptors="
                    + state.counters().descriptors
                    + " buffers="
                    + probe.ringCount());
        return feed;
      } catch (RuntimeException e) {
        probe.close();
        throw e;
      }
    } catch (KernelException e) {
      throw new SourceException(LiveProblem.explain(e), e);
    }
  }

  @Override
  public EventSource source() {
    return source;
  }

  @Override
  public long sizeBytes() {
    return 0;
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  public boolean isPipe() {
    return false;
  }

  @Override
  public void stop() {
    source.stop();
  }

  @Override
  public void follow(Setup next) {
    Interest interest = interest(next);
    // Nothing is left out while the paths change.
    probe.setInterest(interest);
    if (next.config().engine().live().filters()) {
      filter(next, interest);
    }
  }

  private void filter(Setup next, Interest interest) {
    PathFilter paths = OpenedFiles.filter(next.rules().openedPaths(LoadOptions.SYSCALL));
    if (paths != null) {
      probe.setPaths(paths);
      Interest filtered = interest;
      for (String name : List.of("open", "openat", "openat2")) {
        filtered = filtered.with(name, Interest.PATHS);
      }
      probe.setInterest(filtered);
    }
  }

  private static Interest interest(Setup setup) {
    Config config = setup.config();
    SystemCallSelection selection =
        SystemCallSelection.of(
            config.baseSyscalls(), setup.rules().systemCalls(LoadOptions.SYSCALL));
    Interest interest = Interest.in(selection.selected());
    if (config.engine().live().successOnly()) {
      for (String name : selection.selected()) {
        interest = interest.with(name, Interest.SUCCESS_ONLY);
      }
    }
    return interest;
  }

  @Override
  public LossWatch.Losses losses() {
    return () -> {
      ProbeCounters counters = probe.counters();
      Map<String, Long> details = new TreeMap<>();
      for (ProbeCounters.Kind kind : ProbeCounters.Kind.values()) {
        if (kind != ProbeCounters.Kind.OTHER) {
          details.merge(kind.label(), counters.of(ProbeCounters.Reason.RING_FULL, kind), Long::sum);
        }
      }
      return new LossWatch.Counts(
          counters.events(),
          counters.lost(),
          counters.of(ProbeCounters.Reason.RING_FULL),
          details,
          true);
    };
  }

  @Override
  public ProbeCounters counters() {
    return probe.counters();
  }

  @Override
  public void close() {
    source.close();
    probe.close();
  }
}
