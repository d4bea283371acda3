package dev.saker.app.run;

import dev.saker.kernel.error.FeatureException;
import dev.saker.kernel.error.FormatException;
import dev.saker.kernel.error.KernelException;
import dev.saker.kernel.error.SystemCallException;
import dev.saker.kernel.error.VerifierException;

/** Says in one sentence why this machine cannot be watched, and what to do. */
final class LiveProblem {
  private LiveProblem() {}

  static String explain(KernelException problem) {
    String advice =
        switch (problem) {
          case FeatureException _ ->
              "watching needs Linux 5.8 or newer, built with BTF; 'saker doctor' says what is missing";
          case VerifierException _ ->
              "the kernel refuses the probe, which is a defect of Saker: please report it with this message";
          case FormatException _ ->
              "the probe does not fit this kernel: please report it with this message";
          case SystemCallException _ ->
              "run it as root, or with CAP_BPF, CAP_PERFMON, CAP_SYS_RESOURCE and CAP_SYS_PTRACE;"
                  + " 'saker doctor' says what is missing";
          default -> "'saker doctor' says what is missing";
        };
    return "this machine cannot be watched: " + problem.getMessage() + " (" + advice + ")";
  }
}
