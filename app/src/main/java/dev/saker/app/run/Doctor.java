package dev.saker.app.run;

import dev.saker.app.Console;
import dev.saker.capture.Interest;
import dev.saker.capture.Probe;
import dev.saker.kernel.Feature;
import dev.saker.kernel.KernelVersion;
import dev.saker.kernel.error.KernelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Finds out what of this machine works for watching it. */
public final class Doctor {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path LOCKDOWN = Path.of("/sys/kernel/security/lockdown");
  private static final int RING_BYTES = 1 << 20;
  private static final long CAP_SYS_PTRACE = 1L << 19;

  /** What the probe cannot do without. */
  private static final EnumSet<Feature> NEEDED =
      EnumSet.of(
          Feature.PROGRAMS, Feature.KERNEL_TYPES, Feature.BTF_TRACEPOINT, Feature.RING_BUFFER);

  private final Console console;
  private boolean well = true;

  public Doctor(Console console) {
    this.console = console;
  }

  /**
   * Examines and tells.
   *
   * @return exit status
   */
  public int examine() {
    tell(true, "kernel " + KernelVersion.running());
    String capabilities = line(STATUS, "CapEff:");
    tell(true, "capabilities in effect: " + capabilities);
    if (Files.isReadable(LOCKDOWN)) {
      tell(true, "lockdown: " + line(LOCKDOWN, ""));
    }
    for (Feature feature : Feature.values()) {
      examine(feature);
    }
    examineProbe();
    if ((Long.parseUnsignedLong(capabilities, 16) & CAP_SYS_PTRACE) == 0) {
      note("of processes of others that run already little can be read (needs CAP_SYS_PTRACE)");
    }
    console.println(well ? "This machine can be watched." : "This machine cannot be watched.");
    return well ? 0 : 1;
  }

  private void examine(Feature feature) {
    KernelException problem = feature.probe().orElse(null);
    if (problem == null) {
      tell(true, feature.words());
    } else if (NEEDED.contains(feature)) {
      tell(false, String.valueOf(problem.getMessage()));
    } else {
      note("not needed: " + problem.getMessage());
    }
  }

  private void examineProbe() {
    Probe.Options options = new Probe.Options(RING_BYTES, 0, 0, ProcessHandle.current().pid());
    try (Probe probe = Probe.load(options)) {
      probe.setInterest(Interest.in(Set.of()));
      probe.attach();
      tell(true, "the probe loads and attaches");
    } catch (KernelException e) {
      tell(false, LiveProblem.explain(e));
    }
  }

  private void note(String what) {
    console.println("note " + what);
  }

  private void tell(boolean good, String what) {
    well &= good;
    console.println(String.format(Locale.ROOT, "%-4s %s", good ? "ok" : "FAIL", what));
  }

  private static String line(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(key.length()).strip())
          .orElse("0");
    } catch (IOException e) {
      return "0";
    }
  }
}
