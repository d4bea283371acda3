package dev.saker.outputs;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on when somebody sleeps, or is told to. */
final class ManualTime {
  final AtomicLong nowNs = new AtomicLong();
  final List<Long> sleepsNs = new CopyOnWriteArrayList<>();

  Surroundings surroundings(long seed) {
    return new Surroundings(nowNs::get, this::sleep, new Random(seed));
  }

  private void sleep(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleepsNs.add(nanos);
    nowNs.addAndGet(nanos);
  }
}
