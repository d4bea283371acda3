package dev.saker.engine;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventSource;
import dev.saker.events.EventTable;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldSource;
import dev.saker.events.SourceException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A source of events a second apart, which answers {@code evt.num} and {@code evt.type} about them
 * itself.
 */
final class FakeSource implements EventSource, FieldSource {
  static final long SECOND_NS = 1_000_000_000L;

  private final int count;
  private final int stateOnlyEvery;
  private final @Nullable String damage;
  private final EventBuilder builder = new EventBuilder();
  private int delivered;

  /**
   * Makes a source.
   *
   * @param count events it has
   * @param stateOnlyEvery every so many of them is for the state only; 0 for none
   * @param damage what is wrong behind the last event; null for a clean end
   */
  FakeSource(int count, int stateOnlyEvery, @Nullable String damage) {
    this.count = count;
    this.stateOnlyEvery = stateOnlyEvery;
    this.damage = damage;
  }

  @Override
  public String name() {
    return "syscall";
  }

  @Override
  public boolean next(EventView view) throws SourceException {
    if (delivered == count) {
      if (damage != null) {
        throw new SourceException(damage);
      }
      return false;
    }
    delivered++;
    int length =
        builder
            .start(EventTable.named("close").getLast(), delivered * SECOND_NS, 1)
            .number(0)
            .number(3)
            .finish();
    if (view.wrap(builder.buffer(), 0, length) != null) {
      throw new IllegalStateException("event not sound");
    }
    boolean stateOnly = stateOnlyEvery > 0 && delivered % stateOnlyEvery == 0;
    view.place(delivered, 0, stateOnly ? EventView.STATE_ONLY : 0);
    return true;
  }

  @Override
  public void close() {}

  @Override
  public FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.num" ->
          out -> {
            out.setNumber(delivered);
            return true;
          };
      case "evt.type" ->
          out -> {
            out.setBytes("close".getBytes(StandardCharsets.US_ASCII));
            return true;
          };
      default -> out -> false;
    };
  }
}
