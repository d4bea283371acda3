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
  private @Nullable Alert first;

  /**
   * Opens the spool.
   *
   * @param damageListener hears of each damaged place, in words
   */
  SpoolBacklog(SpoolOptions options, Consumer<String> damageListener) throws IOException {
    this.spool = Spool.open(options, damageListener);
    this.damageListener = damageListener;
  }

  @Override
  public boolean offer(Alert alert) throws IOException {
    return spool.append(AlertCodec.encode(alert));
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
        spool.acknowledge();
      }
    }
    return first;
  }

  @Override
  public void removeFirst() throws IOException {
    first = null;
    spool.acknowledge();
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
