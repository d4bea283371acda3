package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.SystemState;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When the event happened, in all forms, and how long after others. */
final class EventTimeFields implements FieldFamily {
  private static final byte[] NO_LATENCY = Bytes.of("0ns");

  private final SystemState state;

  /** Offset of local time today, which clock texts use for events of any day. */
  private final long offsetNs;

  EventTimeFields(SystemState state, ZoneId zone) {
    this.state = state;
    this.offsetNs = zone.getRules().getOffset(Instant.now()).getTotalSeconds() * TimeText.SECOND_NS;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.time", "evt.outputtime" -> out -> local(out, false, true);
      case "evt.time.s" -> out -> local(out, false, false);
      case "evt.datetime" -> out -> local(out, true, true);
      case "evt.datetime.s" -> out -> local(out, true, false);
      case "evt.time.iso8601" -> this::iso8601;
      case "evt.rawtime" -> out -> number(out, now());
      // Something to compare with; printed it is nothing.
      case "evt.around" -> out -> false;
      case "evt.rawtime.s" -> out -> number(out, seconds(now()));
      case "evt.rawtime.ns" -> out -> number(out, fraction(now()));
      case "evt.reltime" -> out -> number(out, sinceFirst());
      case "evt.reltime.s" -> out -> number(out, seconds(sinceFirst()));
      case "evt.reltime.ns" -> out -> number(out, fraction(sinceFirst()));
      case "evt.deltatime" -> new Delta(Part.ALL);
      case "evt.deltatime.s" -> new Delta(Part.SECONDS);
      case "evt.deltatime.ns" -> new Delta(Part.FRACTION);
      case "evt.latency",
          "evt.latency.s",
          "evt.latency.ns",
          "evt.latency.quantized",
          "evt.wait_latency" ->
          out -> number(out, 0);
      case "evt.latency.human" ->
          out -> {
            out.setBytes(NO_LATENCY);
            return true;
          };
      default -> null;
    };
  }

  private static boolean number(Value out, long value) {
    out.setNumber(value);
    return true;
  }

  private long now() {
    return state.event().timestampNs();
  }

  private long sinceFirst() {
    return now() - state.firstTimestampNs();
  }

  private static long seconds(long ns) {
    return Long.divideUnsigned(ns, TimeText.SECOND_NS);
  }

  private static long fraction(long ns) {
    return Long.remainderUnsigned(ns, TimeText.SECOND_NS);
  }

  private boolean local(Value out, boolean date, boolean withFraction) {
    TextBuffer text = out.scratch().clear();
    long ns = now() + offsetNs;
    if (date) {
      TimeText.appendDate(text, ns);
      text.append(' ');
    }
    TimeText.appendClock(text, ns);
    if (withFraction) {
      TimeText.appendFraction(text, ns);
    }
    out.setScratch();
    return true;
  }

  private boolean iso8601(Value out) {
    TextBuffer text = out.scratch().clear();
    TimeText.appendDate(text, now());
    text.append('T');
    TimeText.appendClock(text, now());
    TimeText.appendFraction(text, now());
    text.append("+0000");
    out.setScratch();
    return true;
  }

  private enum Part {
    ALL,
    SECONDS,
    FRACTION
  }

  /** Time since it was read before. */
  private final class Delta implements FieldReader {
    private final Part part;
    private long beforeNs;

    Delta(Part part) {
      this.part = part;
    }

    @Override
    public boolean read(Value out) {
      long ns = now();
      long delta = beforeNs == 0 ? 0 : ns - beforeNs;
      beforeNs = ns;
      return number(
          out,
          switch (part) {
            case ALL -> delta;
            case SECONDS -> seconds(delta);
            case FRACTION -> fraction(delta);
          });
    }
  }
}
