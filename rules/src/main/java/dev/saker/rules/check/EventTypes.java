package dev.saker.rules.check;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.Syscalls;
import dev.saker.rules.ir.EventCodes;
import dev.saker.rules.syntax.Expression;
import dev.saker.rules.syntax.Operand;

/** Finds the events on which a condition could be true. */
final class EventTypes {
  /** Events of system calls that have no event of their own. */
  private static final EventCodes GENERIC = EventCodes.of(0, 1);

  private static final Codes CODES = new Codes();

  private EventTypes() {}

  static EventCodes infer(Expression expression) {
    return CODES.infer(expression);
  }

  /** Whether a name is that of an event or a system call. */
  static boolean isKnown(String name) {
    return !EventTable.named(name).isEmpty() || Syscalls.isName(name);
  }

  static boolean isEventType(Operand operand) {
    return isField(operand, "evt.type") || isField(operand, "syscall.type");
  }

  private static boolean isField(Operand operand, String name) {
    return operand instanceof Operand.FieldName field
        && field.argument() == null
        && field.name().equals(name);
  }

  /** Sets of event codes. */
  private static final class Codes extends Inference<EventCodes> {
    @Override
    EventCodes all() {
      return EventCodes.ALL;
    }

    @Override
    EventCodes none() {
      return EventCodes.NONE;
    }

    @Override
    EventCodes named(String name) {
      int[] codes =
          EventTable.named(name).stream()
              .mapToInt(EventType::code)
              .filter(code -> code > 1)
              .toArray();
      if (codes.length == 0 && Syscalls.isName(name)) {
        return GENERIC;
      }
      return EventCodes.of(codes);
    }

    @Override
    EventCodes and(EventCodes left, EventCodes right) {
      return left.and(right);
    }

    @Override
    EventCodes or(EventCodes left, EventCodes right) {
      return left.or(right);
    }

    @Override
    EventCodes complement(EventCodes set) {
      return set.complement();
    }
  }
}
