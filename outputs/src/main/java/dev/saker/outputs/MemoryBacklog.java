package dev.saker.outputs;

import dev.saker.alerts.Alert;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A bounded queue in memory. */
final class MemoryBacklog implements Backlog {
  private final int capacity;
  private final ArrayDeque<Alert> alerts = new ArrayDeque<>();
  private final TimeQueue raised = new TimeQueue();

  MemoryBacklog(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public boolean offer(Alert alert, long raisedNs) {
    synchronized (alerts) {
      if (alerts.size() == capacity) {
        return false;
      }
      alerts.addLast(alert);
      raised.add(raisedNs);
      return true;
    }
  }

  @Override
  public @Nullable Alert first() {
    synchronized (alerts) {
      return alerts.peekFirst();
    }
  }

  @Override
  public void removeFirst() {
    synchronized (alerts) {
      alerts.removeFirst();
      raised.removeFirst();
    }
  }

  @Override
  public long firstRaisedNs() {
    synchronized (alerts) {
      return raised.first();
    }
  }

  @Override
  public long waiting() {
    synchronized (alerts) {
      return alerts.size();
    }
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void sync() {}

  @Override
  public void close() {}
}
