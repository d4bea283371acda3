package dev.saker.outputs;

import dev.saker.alerts.Alert;
import dev.saker.alerts.AlertSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands each alert to several sinks, in order. A sink that fails does not keep the alert from the
 * others: what failed is counted, and told to the error handler the first time and again after the
 * sink has worked in between. One thread.
 */
public final class SinkGroup implements AlertSink {
  private final List<Member> members = new ArrayList<>();
  private final BiConsumer<String, IOException> errorHandler;

  /**
   * Makes a group.
   *
   * @param sinks belong to the group from now on: it closes them
   * @param errorHandler hears of failures, with the name of the sink
   */
  public SinkGroup(List<AlertSink> sinks, BiConsumer<String, IOException> errorHandler) {
    for (AlertSink sink : sinks) {
      members.add(new Member(sink));
    }
    this.errorHandler = errorHandler;
  }

  @Override
  public String name() {
    return "all";
  }

  @Override
  public void accept(Alert alert) {
    for (Member member : members) {
      try {
        member.sink.accept(alert);
        member.delivered++;
        member.failing = false;
      } catch (IOException e) {
        member.failed++;
        report(member, e);
      }
    }
  }

  @Override
  public void flush() {
    forEach(AlertSink::flush);
  }

  @Override
  public void reopen() {
    forEach(AlertSink::reopen);
  }

  @Override
  public void close() {
    forEach(AlertSink::close);
  }

  /** What came of the alerts so far, per sink. */
  public List<Delivery> deliveries() {
    return members.stream()
        .map(member ->
            new Delivery(member.sink.name(), member.delivered, member.failed, member.lastFailure))
        .toList();
  }

  /**
   * What came of the alerts given to a sink.
   *
   * @param sink name of the sink
   * @param delivered alerts it took
   * @param failed alerts it refused, or lost while they waited in it
   * @param lastFailure why, the last time; null when nothing ever failed
   */
  public record Delivery(
      String sink, long delivered, long failed, @Nullable IOException lastFailure) {}

  private void forEach(Action action) {
    for (Member member : members) {
      try {
        action.on(member.sink);
      } catch (IOException e) {
        report(member, e);
      }
    }
  }

  private void report(Member member, IOException failure) {
    member.lastFailure = failure;
    if (!member.failing) {
      member.failing = true;
      errorHandler.accept(member.sink.name(), failure);
    }
  }

  @FunctionalInterface
  private interface Action {
    void on(AlertSink sink) throws IOException;
  }

  private static final class Member {
    final AlertSink sink;
    long delivered;
    long failed;
    boolean failing;
    @Nullable IOException lastFailure;

    Member(AlertSink sink) {
      this.sink = sink;
    }
  }
}
