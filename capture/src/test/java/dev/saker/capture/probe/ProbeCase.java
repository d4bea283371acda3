package dev.saker.capture.probe;

import java.util.List;

/**
 * Calls, and the events that they should send. In what is expected, {@code #} stands for any
 * number.
 *
 * @param name what the case is about
 * @param act makes the calls
 * @param events the lines of {@link EventText}
 */
record ProbeCase(String name, Runnable act, List<String> events) {
  static ProbeCase of(String name, Runnable act, String... events) {
    return new ProbeCase(name, act, List.of(events));
  }

  /** Empty where all is as it should be. */
  String difference(LiveProbe probe) {
    probe.own();
    act.run();
    List<String> sent = probe.own().stream().map(LiveProbe.Received::toString).toList();
    boolean same = sent.size() == events.size();
    for (int i = 0; same && i < sent.size(); i++) {
      same = sent.get(i).matches(pattern(events.get(i)));
    }
    return same ? "" : name + "\n  sent     " + sent + "\n  expected " + events;
  }

  private static String pattern(String expected) {
    return ("\\Q" + expected + "\\E").replace("#", "\\E-?[0-9]+\\Q");
  }
}
