package dev.saker.state;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Field;
import dev.saker.events.FieldCatalogue;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldScope;
import dev.saker.events.FieldSource;
import dev.saker.events.Value;
import dev.saker.state.fields.StateFields;
import dev.saker.testkit.RandomStory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** As long as the stamp is the same, so are all fields that depend on the process alone. */
class ProcessStampTest {
  private final SystemState state = new SystemState(StateOptions.DEFAULT);
  private final StateFields fields = new StateFields(state);
  private final Map<FieldRef, FieldReader> readers = new LinkedHashMap<>();
  private final Map<Long, List<String>> known = new HashMap<>();
  private final Value value = new Value();
  private long again;

  ProcessStampTest() {
    for (Field field : FieldCatalogue.all()) {
      FieldRef bare = new FieldRef(field, null, -1, field.type(), field.name());
      if (fields.scope(bare) == FieldScope.PROCESS && !field.has(Field.Flag.ARG_REQUIRED)) {
        readers.put(bare, fields.bind(bare));
      }
      for (int index = 0; index < 4; index++) {
        if (field.name().matches("proc\\.a(name|exe|exepath|cmdline|pid|rgs|args)")) {
          String text = field.name() + "[" + index + "]";
          FieldRef indexed = new FieldRef(field, "" + index, index, field.type(), text);
          readers.put(indexed, fields.bind(indexed));
        }
      }
    }
  }

  @Test
  void storiesKeepWhatAStampStandsFor() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    EventView view = new EventView();
    RandomStory story =
        new RandomStory(
            seed,
            state,
            (bytes, length, cpu) -> {
              assertNull(view.wrap(bytes, 0, length));
              view.place(1, cpu, 0);
              state.onEvent(view);
              check(seed);
              state.afterEvent();
            });
    story.run(30_000);
    assertTrue(again > 10_000, "stamps seen again=" + again);
  }

  @Test
  void chaosKeepsWhatAStampStandsFor() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    EventBuilder builder = new EventBuilder();
    EventView view = new EventView();
    List<EventType> types = EventTable.all();
    for (int i = 0; i < 30_000; i++) {
      EventType type =
          random.nextBoolean()
              ? types.get(random.nextInt(types.size()))
              : Scene.type(Chaos.COMMON.get(random.nextInt(Chaos.COMMON.size())));
      Chaos.fill(builder, type, random, i);
      assertNull(view.wrap(builder.buffer(), 0, builder.finish()));
      state.onEvent(view);
      check(seed);
      state.afterEvent();
    }
    assertTrue(again > 1_000, "stamps seen again=" + again);
  }

  private void check(long seed) {
    long stamp = fields.processStamp();
    if (stamp == FieldSource.NO_STAMP) {
      return;
    }
    List<String> values = new ArrayList<>();
    readers.forEach((field, reader) ->
        values.add(field.text() + "=" + (reader.read(value) ? text(field, value) : "missing")));
    List<String> before = known.put(stamp, values);
    if (before != null) {
      again++;
      if (!before.equals(values)) {
        before.removeAll(values);
        fail("seed=" + seed + " thread=" + state.event().tid() + " changed=" + before);
      }
    }
  }

  private static String text(FieldRef field, Value value) {
    if (value.isList()) {
      StringBuilder all = new StringBuilder("(");
      for (int i = 0; i < value.itemCount(); i++) {
        all.append(text(field, value.item(i))).append(',');
      }
      return all.append(')').toString();
    }
    return switch (field.type().form()) {
      case NUMBER, BOOL -> Long.toString(value.number);
      case DOUBLE -> Double.toString(value.real);
      case TEXT, BYTES, ADDRESS -> value.text();
    };
  }
}
