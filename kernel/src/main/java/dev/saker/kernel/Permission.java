package dev.saker.kernel;

import dev.saker.kernel.error.Errno;
import dev.saker.kernel.error.SystemCallException;

/** Adds to a refusal for lack of rights what would be needed. */
final class Permission {
  private Permission() {}

  static SystemCallException explained(SystemCallException e) {
    return e.is(Errno.EPERM) || e.is(Errno.EACCES)
        ? e.withHint(
            "needs root, or CAP_BPF and CAP_PERFMON; a kernel that is locked down refuses it to all")
        : e;
  }
}
