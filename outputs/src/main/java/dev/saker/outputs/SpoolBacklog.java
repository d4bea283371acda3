package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.outputs.spool.AlertCodec;
import dev.saker.outputs.spool.Spool;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A queue on disk: what {@link #offer} accepted survives the process. */
final class SpoolBacklog implements Backlog {
  private final Spool spool;
  private final Consumer<String> damageListener;

  /** When those alerts were raised that this run appended and that wait still. */
  private final TimeQueue raised = new TimeQueue();

  /** Alerts of an earlier run that wait still, before all others. */
  private long older;

  private @Nullable Alert first;

  /**
   * Opens the spool.
   *
   * @param damageListener hears of each damaged place, in words
   */
  SpoolBacklog(SpoolOptions options, Consumer<String> damageListener) throws IOException {
    this.spool = Spool.open(options, damageListener);
    this.damageListener = damageListener;
    this.older = spool.waiting();
  }

  @Override
  public boolean offer(Alert alert, long raisedNs) throws IOException {
    byte[] record = AlertCodec.encode(alert);
    synchronized (raised) {
      boolean accepted = spool.append(record);
      if (accepted) {
        raised.add(raisedNs);
      }
      return accepted;
    }
  }

  @Override
  public @Nullable Alert first() throws IOException {
    while (first == null) {
      byte[] bytes = spool.peek();
      if (bytes == null) {
        return null;
      }
      try {
        first = AlertCodec.decode(bytes);
      } catch (IOException e) {
        damageListener.accept(String.valueOf(e.getMessage()));
        acknowledge();
      }
    }
    return first;
  }

  @Override
  public long firstRaisedNs() {
    synchronized (raised) {
      return older > 0 || raised.size() == 0 ? UNKNOWN : raised.first();
    }
  }

  @Override
  public void removeFirst() throws IOException {
    first = null;
    acknowledge();
  }

  /** Damage can cost records without a word here; once nothing waits, all fits again. */
  private void acknowledge() throws IOException {
    synchronized (raised) {
      spool.acknowledge();
      if (spool.waiting() == 0) {
        older = 0;
        raised.clear();
      } else if (older > 0) {
        older--;
      } else if (raised.size() > 0) {
        raised.removeFirst();
      }
    }
  }

  @Override
  public long waiting() {
    return spool.waiting();
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public void sync() throws IOException {
    spool.sync();
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
