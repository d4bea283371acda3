package dev.saker.rules.codegen;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.Field;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldScope;
import dev.saker.events.FieldSource;
import dev.saker.events.FieldType;
import dev.saker.events.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random values for all fields, the same ones however often and by whomever they are read; those of
 * processes stay as long as the process's stamp does. Some are missing.
 */
final class RandomFields implements FieldSource {
  static final List<String> TEXTS =
      List.of(
          "",
          "/",
          "bash",
          "sh",
          "nginx",
          "/etc/shadow",
          "/etc",
          "/etc/",
          "/usr/bin/bash",
          "host",
          "/var/log/x.log",
          "docker.io/library/nginx",
          "-c id",
          "root",
          "BASH",
          "/etc/shadow2",
          "a",
          "ab",
          "abc",
          "<NA>",
          "0123456789abcdef",
          "0123456x89abcdef",
          "/home/u/.ssh/id_rsa");

  private static final List<String> PREFIXES = List.of("proc.", "container.", "user.");

  private final Random random;
  private final boolean stamped;
  private final Map<FieldRef, Object> ofEvent = new HashMap<>();
  private final List<Map<FieldRef, Object>> processes = new ArrayList<>();
  private final List<Long> stamps = new ArrayList<>();
  private EventType type = EventTable.get(0);
  private int process;
  private long lastStamp;
  private boolean anonymous;

  RandomFields(Random random, boolean stamped) {
    this.random = random;
    this.stamped = stamped;
    for (int i = 0; i < 5; i++) {
      processes.add(new HashMap<>());
      stamps.add(++lastStamp);
    }
  }

  /** Goes to another event; answers its code. */
  int next() {
    type = EventTable.get(random.nextInt(EventTable.COUNT));
    ofEvent.clear();
    process = random.nextInt(processes.size());
    anonymous = random.nextInt(10) == 0;
    if (anonymous || random.nextInt(5) == 0) {
      processes.get(process).clear();
      stamps.set(process, ++lastStamp);
    }
    return type.code();
  }

  @Override
  public FieldScope scope(FieldRef field) {
    if (field.name().equals("evt.deltatime")) {
      return FieldScope.READING;
    }
    return stamped && isOfProcess(field) ? FieldScope.PROCESS : FieldScope.EVENT;
  }

  @Override
  public long processStamp() {
    return stamped && !anonymous ? stamps.get(process) : NO_STAMP;
  }

  @Override
  public FieldReader bind(FieldRef field) {
    if (field.name().equals("evt.deltatime")) {
      return counter();
    }
    return out -> {
      Map<FieldRef, Object> values = isOfProcess(field) ? processes.get(process) : ofEvent;
      Object value = values.computeIfAbsent(field, this::value);
      if (value == Missing.VALUE) {
        return false;
      }
      set(out, value);
      return true;
    };
  }

  private enum Missing {
    VALUE
  }

  private static boolean isOfProcess(FieldRef field) {
    return PREFIXES.stream().anyMatch(prefix -> field.name().startsWith(prefix));
  }

  private static FieldReader counter() {
    long[] count = new long[1];
    return out -> {
      out.setNumber(++count[0] % 7);
      return true;
    };
  }

  private Object value(FieldRef field) {
    return switch (field.name()) {
      case "evt.type" -> type.name();
      case "evt.dir" -> type.isEnter() ? ">" : "<";
      case "syscall.type" -> type.isKind(EventType.KIND_SYSCALL) ? type.name() : Missing.VALUE;
      default -> random.nextInt(6) == 0 ? Missing.VALUE : randomValue(field);
    };
  }

  private Object randomValue(FieldRef field) {
    boolean several =
        field.field().has(Field.Flag.LIST) || anyOfSeveral(field) && random.nextBoolean();
    return several ? several(field.type()) : one(field.type());
  }

  private static boolean anyOfSeveral(FieldRef field) {
    return switch (field.name()) {
      case "proc.aname" -> !field.hasArgument();
      case "fd.ip", "fd.port", "fd.net" -> true;
      default -> false;
    };
  }

  private List<Object> several(FieldType type) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(one(type));
    }
    return values;
  }

  private Object one(FieldType type) {
    return switch (type.form()) {
      case NUMBER -> random.nextInt(8) == 0 ? random.nextLong() : (long) random.nextInt(-2, 70);
      case BOOL -> random.nextBoolean() ? 1L : 0L;
      case DOUBLE -> random.nextInt(5) / 2.0;
      case TEXT, BYTES -> text();
      case ADDRESS -> new byte[] {10, 0, 0, (byte) random.nextInt(4)};
    };
  }

  private String text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> text + TEXTS.get(random.nextInt(TEXTS.size()));
      case 1 -> text.substring(random.nextInt(text.length() + 1));
      case 2 -> text + (char) random.nextInt(1, 200);
      default -> text;
    };
  }

  private static void set(Value out, Object value) {
    switch (value) {
      case Long number -> out.setNumber(number);
      case Double real -> out.setReal(real);
      case byte[] bytes -> out.setBytes(bytes);
      case List<?> list -> {
        out.startList();
        list.forEach(item -> set(out.addItem(), item));
      }
      default -> {
        // Somewhere inside a larger array, as in an event.
        byte[] bytes = ("x" + value + "y").getBytes(StandardCharsets.UTF_8);
        out.setBytes(bytes, 1, bytes.length - 2);
      }
    }
  }
}
