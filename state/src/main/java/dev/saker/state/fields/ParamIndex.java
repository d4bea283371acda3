package dev.saker.state.fields;

import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;

/** Position of the parameter of one name in each event type, looked up once per type. */
final class ParamIndex {
  private static final byte NOT_LOOKED_UP = 0;

  private final String name;

  /** Position plus 2; 1 for none. */
  private final byte[] positions = new byte[EventTable.COUNT];

  ParamIndex(String name) {
    this.name = name;
  }

  /** Position of the parameter in an event that carries it, possibly with length 0; else -1. */
  int in(EventView event) {
    int position = positions[event.code()];
    if (position == NOT_LOOKED_UP) {
      position = lookUp(event.type());
    }
    int index = position - 2;
    return index < event.paramCount() ? index : -1;
  }

  private int lookUp(EventType type) {
    int position = type.indexOf(name) + 2;
    positions[type.code()] = (byte) position;
    return position;
  }
}
