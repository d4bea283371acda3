package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.DescriptorType;
import dev.saker.events.EventView;
import dev.saker.events.Snapshot;
import dev.saker.events.SnapshotHandler;
import dev.saker.testkit.RandomStory;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a state tells is what another one needs to know the same. */
class StateDescriptionTest {
  private static final int ROUNDS = 10;
  private static final int STEPS = 1000;

  @Test
  void stateThatWasToldWhatAnotherOneKnowsTellsTheSame() {
    long seed = new Random().nextLong();
    System.out.println("StateDescriptionTest: seed=" + seed);
    for (int round = 0; round < ROUNDS; round++) {
      compare(seed + round);
    }
  }

  private static void compare(long seed) {
    SystemState first = new SystemState(StateOptions.DEFAULT);
    EventView view = new EventView();
    RandomStory story =
        new RandomStory(
            seed,
            first,
            (bytes, length, cpu) -> {
              if (view.wrap(bytes, 0, length) == null) {
                view.place(1, cpu, 0);
                first.onEvent(view);
                first.afterEvent();
              }
            });
    story.run(STEPS);
    Facts told = new Facts();
    first.describe(false, told);
    assertTrue(told.lines.size() > 100, "facts=" + told.lines.size());

    SystemState second = new SystemState(StateOptions.DEFAULT);
    first.describe(false, second);
    Facts again = new Facts();
    second.describe(false, again);
    assertEquals(sorted(told), sorted(again), "seed=" + seed);
  }

  private static String sorted(Facts facts) {
    Collections.sort(facts.lines);
    return String.join("\n", facts.lines);
  }

  /** Writes down what it is told. */
  private static final class Facts implements SnapshotHandler {
    final List<String> lines = new ArrayList<>();

    @Override
    public void onStart() {
      throw new AssertionError("a description is no start");
    }

    @Override
    public void onMachine(Snapshot.Machine machine) {
      lines.add(machine.toString());
    }

    @Override
    public void onInterface(Snapshot.Interface networkInterface) {
      add("", networkInterface);
    }

    @Override
    public void onUser(Snapshot.User user) {
      add("", user);
    }

    @Override
    public void onGroup(Snapshot.Group group) {
      add("", group);
    }

    @Override
    public void onProcess(Snapshot.Process process) {
      add("", process);
    }

    @Override
    public void onDescriptor(long tid, Snapshot.Descriptor descriptor) {
      // A connection over IPv6 between addresses of IPv4 counts as one over IPv4 once it is told.
      if (descriptor.type() != DescriptorType.IPV6_SOCKET
          || !isMapped(descriptor.source())
          || !isMapped(descriptor.destination())) {
        add("tid=" + tid + " ", descriptor);
      } else {
        add("tid=" + tid + " ", overIpv4(descriptor));
      }
    }

    private static boolean isMain(Record fact) {
      return fact instanceof Snapshot.Process process && process.tid() == process.pid();
    }

    private static boolean isMapped(byte[] address) {
      long high = Addresses.half(address, 0);
      return SocketText.isMappedIpv4(high, Addresses.half(address, 8));
    }

    private static Snapshot.Descriptor overIpv4(Snapshot.Descriptor told) {
      return new Snapshot.Descriptor(
          told.fd(),
          told.inode(),
          DescriptorType.IPV4_SOCKET,
          Arrays.copyOfRange(told.source(), 12, 16),
          Arrays.copyOfRange(told.destination(), 12, 16),
          told.sourcePort(),
          told.destinationPort(),
          told.l4Proto(),
          told.openFlags(),
          told.device(),
          told.name());
    }

    private void add(String prefix, Record fact) {
      StringBuilder line = new StringBuilder(fact.getClass().getSimpleName() + " " + prefix);
      for (RecordComponent part : fact.getClass().getRecordComponents()) {
        Object value;
        try {
          value = part.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(part.getName(), e);
        }
        if (part.getName().equals("flags")) {
          // What was told of a thread has given it its name, and it was alive.
          value = (int) value | ThreadEntry.NAME_CHANGED | ThreadEntry.ACTIVE;
        }
        if (part.getName().equals("cwd") && !isMain(fact)) {
          // That of its process counts.
          continue;
        }
        String text =
            value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : String.valueOf(value);
        line.append(part.getName()).append('=').append(text).append(' ');
      }
      lines.add(line.toString());
    }
  }
}
