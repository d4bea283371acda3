package dev.saker.rules.analysis;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.Field;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.Value;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random fields with few values, so that conditions meet them often; true to the event's type. */
final class SmallFields implements FieldSource {
  static final List<String> TEXTS = List.of("a", "ab", "b", "ba", "A", "aB");

  private final Random random;
  private final Map<FieldRef, Object> values = new HashMap<>();
  private final List<Integer> codes = EventFacts.reaching().stream().boxed().toList();
  private EventType type = EventTable.get(3);

  SmallFields(Random random) {
    this.random = random;
  }

  void next() {
    int code = codes.get(random.nextInt(codes.size()));
    if (random.nextBoolean()) {
      code = EventTable.named(random.nextBoolean() ? "open" : "close").getLast().code();
    }
    type = EventTable.get(code);
    values.clear();
  }

  @Override
  public FieldReader bind(FieldRef field) {
    return out -> {
      Object value = values.computeIfAbsent(field, this::value);
      if (value.equals(Missing.VALUE)) {
        return false;
      }
      set(out, value);
      return true;
    };
  }

  private enum Missing {
    VALUE
  }

  private Object value(FieldRef field) {
    BitSet code = new BitSet();
    code.set(type.code());
    Set<Object> possible = EventFacts.values(code, field);
    if (field.name().equals("evt.type")) {
      return type.name();
    }
    if (possible != null) {
      return possible.iterator().next();
    }
    if (!EventFacts.carries(code, field) || random.nextInt(6) == 0) {
      return Missing.VALUE;
    }
    boolean several =
        field.field().has(Field.Flag.LIST)
            || field.name().equals("proc.aname") && !field.hasArgument();
    if (several) {
      return random.ints(random.nextInt(3), 0, TEXTS.size()).mapToObj(TEXTS::get).toList();
    }
    return switch (field.type().form()) {
      case BOOL -> (long) random.nextInt(2);
      case TEXT -> TEXTS.get(random.nextInt(TEXTS.size()));
      default -> (long) random.nextInt(-1, 5);
    };
  }

  private static void set(Value out, Object value) {
    switch (value) {
      case Long number -> out.setNumber(number);
      case List<?> list -> {
        out.startList();
        list.forEach(item -> set(out.addItem(), item));
      }
      default -> out.setBytes(value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
