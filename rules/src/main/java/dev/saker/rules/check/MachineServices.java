package dev.saker.rules.check;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The services of this machine, read when they are first asked for. One thread. */
final class MachineServices implements Supplier<Services> {
  private @Nullable Services services;

  @Override
  public Services get() {
    Services known = services;
    if (known == null) {
      known = Services.ofMachine();
      services = known;
    }
    return known;
  }
}
