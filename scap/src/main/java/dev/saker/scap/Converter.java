package dev.saker.scap;

import dev.saker.events.EventHeader;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.ParamType;
import java.util.Arrays;

/**
 * Brings events of older producers to today's form, in which a system call is its exit event: the
 * enter event is kept, and its parameters are appended to the exit event of the same thread.
 *
 * <p>Where the enter is not there (lost, or from before the recording), the parameters that it
 * would give are missing. Nothing is allocated per event once the buffers have grown.
 */
final class Converter {
  /** More than any chain of conversions in the table takes; a test walks them all. */
  private static final int MAX_ROUNDS = 50;

  private static final int MAX_STORED_BYTES = 8 << 20;

  private enum Treatment {
    PASS,
    DROP,
    CONVERT,
    /** An exit of a current type: as it is when it has all its parameters. */
    COMPLETE
  }

  private static final Treatment[] TREATMENTS = treatments();

  private final EnterStore enters = new EnterStore(MAX_STORED_BYTES);
  private final EventView enter = new EventView();
  private final byte[][] buffers = {new byte[4096], new byte[4096]};
  private int buffer;
  private byte[] out = buffers[0];
  private int outLength;
  private boolean enterUsed;

  private long absorbed;
  private long unconverted;

  /**
   * Converts the event under the view.
   *
   * @param view moved onto the converted event, which stays valid until the next call
   * @return false when there is no event to deliver
   */
  boolean convert(EventView view) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      EventType type = view.type();
      switch (TREATMENTS[type.code()]) {
        case PASS -> {
          return true;
        }
        case DROP -> {
          absorbed++;
          return false;
        }
        case COMPLETE -> {
          if (view.paramCount() == type.params().size()) {
            return true;
          }
        }
        case CONVERT -> {
          // see the table
        }
      }
      Conversion conversion = ConversionTable.find(type.code(), view.paramCount());
      if (conversion == null) {
        return notInTable(type);
      }
      switch (conversion.action()) {
        case PASS -> {
          return true;
        }
        case STORE -> {
          store(view);
          absorbed++;
          return false;
        }
        case STORE_AND_PASS -> {
          store(view);
          return true;
        }
        case ADD, BECOME -> rewrite(view, conversion);
      }
    }
    throw new IllegalStateException("conversion does not end: event=" + view.type().constant());
  }

  /** Forgets the enter events kept: another recording begins. */
  void clear() {
    enters.clear();
  }

  long absorbed() {
    return absorbed;
  }

  long unconverted() {
    return unconverted;
  }

  long evicted() {
    return enters.evicted();
  }

  /** A number of parameters that no known producer wrote: a current type can stand that. */
  private boolean notInTable(EventType type) {
    if (type.has(EventType.OLD_VERSION)) {
      unconverted++;
      return false;
    }
    return true;
  }

  private void store(EventView view) {
    enters.put(view.tid(), view.bytes(), view.offset(), view.length());
  }

  private void rewrite(EventView view, Conversion conversion) {
    EventType target = conversion.target();
    Conversion.Step[] steps = conversion.steps();
    int kept = conversion.action() == Conversion.Action.ADD ? view.paramCount() : 0;
    int count = kept + steps.length;
    buffer ^= 1; // the event may lie in the other one
    out = buffers[buffer];
    outLength = 0;
    reserve(EventHeader.SIZE_BYTES + count * target.lengthSizeBytes());
    outLength = EventHeader.SIZE_BYTES + count * target.lengthSizeBytes();
    System.arraycopy(view.bytes(), view.offset(), out, 0, EventHeader.SIZE_BYTES);
    for (int i = 0; i < kept; i++) {
      copy(view, i, target, i);
    }
    boolean hasEnter = wrapEnter(view);
    enterUsed = false;
    for (int i = 0; i < steps.length; i++) {
      step(view, steps[i], hasEnter, target, kept + i);
    }
    if (enterUsed) {
      enters.remove(view.tid());
    }
    EventHeader.putInt(out, EventHeader.LENGTH_OFFSET, outLength);
    EventHeader.putShort(out, EventHeader.CODE_OFFSET, target.code());
    EventHeader.putInt(out, EventHeader.PARAM_COUNT_OFFSET, count);
    String problem = view.wrap(out, 0, outLength);
    if (problem != null) {
      throw new IllegalStateException("conversion gave a broken event: " + problem);
    }
  }

  /** Moves {@link #enter} onto the thread's enter event, if that is the one of this exit. */
  private boolean wrapEnter(EventView exit) {
    int at = enters.find(exit.tid());
    return at >= 0
        && EventHeader.getUnsignedShort(enters.bytes(), at + EventHeader.CODE_OFFSET)
            == exit.code() - 1
        && enter.wrap(
                enters.bytes(),
                at,
                EventHeader.getInt(enters.bytes(), at + EventHeader.LENGTH_OFFSET))
            == null;
  }

  private void step(
      EventView view, Conversion.Step step, boolean hasEnter, EventType target, int param) {
    switch (step.origin()) {
      case OLD -> copy(view, step.param(), target, param);
      case ENTER -> {
        if (hasEnter && step.param() < enter.paramCount()) {
          copy(enter, step.param(), target, param);
          enterUsed = true;
        } else if (step.orEmpty()) {
          putLength(target, param, 0);
        } else {
          putZero(target, param);
        }
      }
      case EMPTY -> putLength(target, param, 0);
      case ZERO -> putZero(target, param);
      case CONTAINER -> {
        byte[] json = ContainerJson.of(view);
        append(json, 0, json.length, target, param);
      }
    }
  }

  private void copy(EventView from, int fromParam, EventType target, int param) {
    append(from.bytes(), from.offset(fromParam), from.length(fromParam), target, param);
  }

  private void append(byte[] bytes, int offset, int length, EventType target, int param) {
    int size = target.params().get(param).type().sizeBytes();
    int max = size >= 0 ? size : target.lengthSizeBytes() == 2 ? 0xffff : Integer.MAX_VALUE;
    int count = Math.min(length, max);
    reserve(count);
    System.arraycopy(bytes, offset, out, outLength, count);
    outLength += count;
    putLength(target, param, count);
  }

  private void putZero(EventType target, int param) {
    ParamType type = target.params().get(param).type();
    int size = Math.max(type.sizeBytes(), 0);
    reserve(size);
    byte value = (byte) (type == ParamType.UID || type == ParamType.GID ? -1 : 0);
    Arrays.fill(out, outLength, outLength + size, value);
    outLength += size;
    putLength(target, param, size);
  }

  private void putLength(EventType target, int param, int length) {
    if (target.lengthSizeBytes() == 2) {
      EventHeader.putShort(out, EventHeader.SIZE_BYTES + 2 * param, length);
    } else {
      EventHeader.putInt(out, EventHeader.SIZE_BYTES + 4 * param, length);
    }
  }

  private void reserve(int more) {
    if (out.length - outLength < more) {
      out = Arrays.copyOf(out, Math.max(outLength + more, 2 * out.length));
      buffers[buffer] = out;
    }
  }

  private static Treatment[] treatments() {
    Treatment[] treatments = new Treatment[EventTable.COUNT];
    for (EventType type : EventTable.all()) {
      treatments[type.code()] = treatment(type);
    }
    return treatments;
  }

  private static Treatment treatment(EventType type) {
    if (type.has(EventType.UNUSED)) {
      return Treatment.DROP;
    }
    boolean old = type.has(EventType.OLD_VERSION);
    if (!type.has(EventType.CONVERTER_MANAGED)) {
      return old ? Treatment.DROP : Treatment.PASS;
    }
    return old || type.isEnter() ? Treatment.CONVERT : Treatment.COMPLETE;
  }
}
