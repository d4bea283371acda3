package dev.saker.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class RandomStoryTest {

  @Test
  void sameSeedGivesTheSameBytes() {
    assertEquals(hashOf(7), hashOf(7));
    assertTrue(hashOf(7) != hashOf(8), "two seeds gave one story");
  }

  @Test
  void everyEventIsSoundAndEveryCurrentExitOccurs() {
    BitSet seen = new BitSet();
    EventView view = new EventView();
    new RandomStory(
            1,
            new Nobody(),
            (bytes, length, cpu) -> {
              assertNull(view.wrap(bytes, 0, length));
              seen.set(view.code());
            })
        .run(20_000);
    assertTrue(seen.cardinality() > 160, () -> "event codes seen: " + seen.cardinality());
  }

  private static int hashOf(long seed) {
    int[] hash = {1};
    new RandomStory(
            seed,
            new Nobody(),
            (bytes, length, cpu) ->
                hash[0] = 31 * hash[0] + Arrays.hashCode(Arrays.copyOf(bytes, length)) + cpu)
        .run(500);
    return hash[0];
  }

  /** Ignores the snapshot. */
  private static final class Nobody implements SnapshotHandler {
    @Override
    public void onStart() {}

    @Override
    public void onMachine(Snapshot.Machine machine) {}

    @Override
    public void onInterface(Snapshot.Interface networkInterface) {}

    @Override
    public void onUser(Snapshot.User user) {}

    @Override
    public void onGroup(Snapshot.Group group) {}

    @Override
    public void onProcess(Snapshot.Process process) {}

    @Override
    public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {}
  }
}
