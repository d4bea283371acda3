package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Remembers what it gets; fails, or waits, when told to. */
final class FakeSink implements AlertSink {
  final List<String> messages = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  final Semaphore changes = new Semaphore(0);
  private final String name;
  private final Behaviour behaviour;

  /** What a sink does with an alert before it takes it. */
  interface Behaviour {
    void on(Alert alert) throws IOException;
  }

  FakeSink(String name, Behaviour behaviour) {
    this.name = name;
    this.behaviour = behaviour;
  }

  static FakeSink healthy(String name) {
    return new FakeSink(name, alert -> {});
  }

  /** One that takes nothing before the gate is open. */
  static FakeSink waiting(String name, CountDownLatch gate) {
    return new FakeSink(
        name,
        alert -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted");
            failure.initCause(e);
            throw failure;
          }
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void accept(Alert alert) throws IOException {
    begun.countDown();
    behaviour.on(alert);
    messages.add(alert.message());
    changes.release();
  }

  @Override
  public void flush() {
    calls.add("flush");
    changes.release();
  }

  @Override
  public void reopen() {
    calls.add("reopen");
    changes.release();
  }

  @Override
  public void close() {
    calls.add("close");
    closed.countDown();
  }
}
