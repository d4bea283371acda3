package dev.saker.bench.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Says every third time that it can not take an alert now, and remembers the numbers ({@code n=})
 * of the others.
 */
final class FailingReceiver implements LoopbackServer.Taker {
  private final List<Long> arrived = new ArrayList<>();
  private int requests;
  private int refused;

  @Override
  public synchronized boolean take(byte[] bytes, int from, int to) {
    if (++requests % 3 == 0) {
      refused++;
      return false;
    }
    String body = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    int at = body.indexOf("n=");
    arrived.add(Long.valueOf(body.substring(at + 2, body.indexOf(' ', at))));
    notifyAll();
    return true;
  }

  synchronized void reset() {
    arrived.clear();
    requests = 0;
    refused = 0;
  }

  /** Waits for so many alerts, those that came twice counted twice. */
  synchronized void await(int alerts) throws InterruptedException {
    while (arrived.size() < alerts) {
      wait();
    }
  }

  synchronized List<Long> arrived() {
    return List.copyOf(arrived);
  }

  synchronized int requests() {
    return requests;
  }

  synchronized int refused() {
    return refused;
  }
}
