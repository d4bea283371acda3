package dev.saker.scap;

import dev.saker.events.EventView;
import java.util.Arrays;
import java.util.HexFormat;

/** A copy of an event that a reader delivered. */
record ReadEvent(long number, int cpu, int flags, String type, String hex) {

  static ReadEvent of(EventView view) {
    byte[] bytes = Arrays.copyOfRange(view.bytes(), view.offset(), view.offset() + view.length());
    return new ReadEvent(
        view.number(),
        view.cpu(),
        view.captureFlags(),
        view.type().constant(),
        HexFormat.of().formatHex(bytes));
  }
}
