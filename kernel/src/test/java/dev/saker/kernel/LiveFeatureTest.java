package dev.saker.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.kernel.error.FeatureException;
import dev.saker.kernel.error.KernelException;
import dev.saker.testkit.Live;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Live.class)
final class LiveFeatureTest {
  /** These depend on how the kernel was built and what it is allowed. */
  private static final EnumSet<Feature> NOT_EVERYWHERE =
      EnumSet.of(Feature.FUNCTION, Feature.SECURITY_HOOK);

  @Test
  void kernelHasEverythingThatIsOlder() {
    for (Feature feature : Feature.values()) {
      Optional<KernelException> reason = feature.probe();
      if (reason.isEmpty()) {
        continue;
      }
      assertTrue(reason.get() instanceof FeatureException, reason.toString());
      assertTrue(
          reason.get().getMessage().contains("which came with Linux " + feature.since()),
          reason.toString());
      if (!NOT_EVERYWHERE.contains(feature)) {
        assertTrue(KernelVersion.running().compareTo(feature.since()) < 0, reason.toString());
      }
    }
  }

  @Test
  void probingAgreesWithLoading() {
    boolean probed = Feature.FUNCTION.probe().isEmpty();
    boolean loaded = true;
    LoadPlan plan = new LoadPlan(Objects.read("events.o")).include("at_function", true);
    try (BpfObject object = BpfObject.load(plan);
        Link link = object.program("at_function").attach()) {
      assertTrue(link.toString().contains("at_function"));
    } catch (FeatureException e) {
      loaded = false;
    }
    assertEquals(loaded, probed);
  }
}
