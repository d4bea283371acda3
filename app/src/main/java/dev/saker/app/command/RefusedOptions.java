package dev.saker.app.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flags that users of Falco know and that are not there, each with what to do instead. */
final class RefusedOptions {
  private static final String DRIVER = "the driver is chosen with -o engine.kind=...";
  private static final String METADATA = "metadata of containers and pods needs no flag";
  private static final String SELECTION =
      "rules are switched with -o 'rules[].disable.rule=NAME' or -o 'rules[].enable.tag=TAG'";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("-A", "use -o base_syscalls.all=true"),
          Map.entry("-b", "use -o buffer_format_base64=true"),
          Map.entry("-d", "the program does not go to the background; use a service manager"),
          Map.entry("-D", SELECTION),
          Map.entry("-t", SELECTION),
          Map.entry("-T", SELECTION),
          Map.entry(
              "-e",
              "use 'saker replay FILE', or -o engine.kind=replay with"
                  + " -o engine.replay.capture_file=FILE"),
          Map.entry("-g", "gVisor is no source any more"),
          Map.entry("--gvisor-config", "gVisor is no source any more"),
          Map.entry("--gvisor-generate-config", "gVisor is no source any more"),
          Map.entry("--gvisor-root", "gVisor is no source any more"),
          Map.entry("-k", METADATA),
          Map.entry("-K", METADATA),
          Map.entry("-m", METADATA),
          Map.entry("--k8s-node", METADATA),
          Map.entry("--cri", METADATA),
          Map.entry("--disable-cri-async", METADATA),
          Map.entry("-S", "use -o falco_libs.snaplen=BYTES"),
          Map.entry("--snaplen", "use -o falco_libs.snaplen=BYTES"),
          Map.entry(
              "-s",
              "statistics go under 'metrics': -o metrics.enabled=true -o metrics.output_file=FILE"),
          Map.entry(
              "--stats-interval",
              "statistics go under 'metrics': -o metrics.enabled=true -o metrics.output_file=FILE"),
          Map.entry("-w", "writing captures goes under 'capture', which is not there yet"),
          Map.entry("--modern-bpf", DRIVER),
          Map.entry("--nodriver", DRIVER));

  private RefusedOptions() {}

  /** Why a flag is not there, as a sentence; null when nobody ever knew it. */
  static @Nullable String reason(String argument) {
    int equals = argument.indexOf('=');
    String flag = equals < 0 ? argument : argument.substring(0, equals);
    String reason = REASONS.get(flag);
    return reason == null ? null : "no flag " + flag + ": " + reason;
  }
}
