package dev.saker.rules.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Field;
import dev.saker.events.FieldCatalogue;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldResolution;
import dev.saker.events.FieldResolver;
import dev.saker.events.FieldType;
import dev.saker.events.Param;
import dev.saker.events.SourceException;
import dev.saker.events.Value;
import dev.saker.rules.ir.Bytes;
import dev.saker.scap.CaptureReader;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import dev.saker.state.fields.StateFields;
import dev.saker.testkit.RandomStory;
import dev.saker.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What hints take for granted about events, held against the fields as the state answers them. */
class EventFactsTest {

  @Test
  void eventsOfTheExampleCarryNoMoreThanSaid() throws SourceException {
    replay(Path.of(System.getProperty("saker.root", ".")).resolve("examples/intrusion.scap"));
  }

  @Test
  void eventsOfTheCorpusCarryNoMoreThanSaid() throws IOException, SourceException {
    try (Stream<Path> captures = Files.list(Shared.path("corpus/scap"))) {
      for (Path capture : captures.sorted().toList()) {
        replay(capture);
      }
    }
  }

  @Test
  void eventsOfStoriesCarryNoMoreThanSaid() {
    long seed = new Random().nextLong();
    System.out.println("EventFactsTest: seed=" + seed);
    SystemState state = new SystemState(StateOptions.DEFAULT);
    Claims claims = new Claims(state);
    EventView view = new EventView();
    new RandomStory(
            seed,
            state,
            (bytes, length, cpu) -> {
              assertTrue(view.wrap(bytes, 0, length) == null);
              view.place(1, cpu, 0);
              state.onEvent(view);
              claims.check(view, "seed=" + seed);
              state.afterEvent();
            })
        .run(10_000);
  }

  private static void replay(Path capture) throws SourceException {
    SystemState state = new SystemState(StateOptions.DEFAULT);
    Claims claims = new Claims(state);
    EventView view = new EventView();
    BitSet reaching = EventFacts.reaching();
    try (CaptureReader reader = CaptureReader.open(capture, state)) {
      while (reader.next(view)) {
        state.onEvent(view);
        if ((view.captureFlags() & EventView.STATE_ONLY) == 0) {
          String where = capture.getFileName() + " event=" + view.number();
          assertTrue(reaching.get(view.code()), () -> where + " type=" + view.type());
          claims.check(view, where);
        }
        state.afterEvent();
      }
    }
  }

  /** The fields about which something is known, and which of it, per type of event. */
  private static final class Claims {
    private final List<FieldRef> fields = fields();
    private final Map<FieldRef, FieldReader> readers = new HashMap<>();
    private final Map<Integer, List<Claim>> byCode = new HashMap<>();
    private final Value value = new Value();

    /** A field with the values it may have; none when it has none. */
    private record Claim(FieldRef field, Set<Object> values) {}

    Claims(SystemState state) {
      StateFields source = new StateFields(state, ZoneOffset.UTC, Map.of(), false);
      fields.forEach(field -> readers.put(field, source.bind(field)));
    }

    void check(EventView event, String where) {
      for (Claim claim : byCode.computeIfAbsent(event.code(), this::claims)) {
        FieldRef field = claim.field();
        boolean present = readers.get(field).read(value);
        String what = where + " type=" + event.type().name() + " field=" + field.text();
        if (claim.values().isEmpty()) {
          assertFalse(present, what);
        } else if (present) {
          boolean text = field.type().form() == FieldType.Form.TEXT;
          Object actual = text ? Bytes.of(value.text()) : (Object) value.number;
          assertTrue(claim.values().contains(actual), what);
        }
      }
    }

    private List<Claim> claims(int code) {
      BitSet codes = new BitSet();
      codes.set(code);
      List<Claim> claims = new ArrayList<>();
      for (FieldRef field : fields) {
        Set<Object> values = EventFacts.values(codes, field);
        if (!EventFacts.carries(codes, field)) {
          claims.add(new Claim(field, Set.of()));
        } else if (values != null) {
          claims.add(new Claim(field, values));
        }
      }
      return claims;
    }

    private static List<FieldRef> fields() {
      Set<String> texts = new LinkedHashSet<>();
      for (Field field : FieldCatalogue.all()) {
        texts.add(field.name());
      }
      for (EventType type : EventTable.all()) {
        for (Param param : type.params()) {
          texts.add("evt.arg." + param.name());
          texts.add("evt.rawarg." + param.name());
        }
      }
      List<FieldRef> fields = new ArrayList<>();
      texts.forEach(text -> add(FieldResolver.STANDARD.resolve(text, null), fields));
      for (int i = 0; i < 32; i++) {
        add(FieldResolver.STANDARD.resolve("evt.arg", Integer.toString(i)), fields);
      }
      return fields;
    }

    private static void add(FieldResolution resolution, List<FieldRef> out) {
      if (resolution instanceof FieldResolution.Resolved(FieldRef field)) {
        out.add(field);
      }
    }
  }
}
