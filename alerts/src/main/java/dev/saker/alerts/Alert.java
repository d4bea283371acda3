package dev.saker.alerts;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule matched an event. Immutable; no part of it refers to the event any more.
 *
 * @param timestampNs time of the event in nanoseconds since the epoch
 * @param priority priority of the rule
 * @param rule name of the rule
 * @param source event source of the rule, such as {@code syscall}; {@code internal} for alerts
 *     about Saker itself
 * @param tags tags of the rule, sorted
 * @param hostname host where it happened
 * @param message the rule's output with its fields filled in, without time and priority
 * @param fields fields of the output by name, sorted. Values: {@link String}, {@link Long}, {@link
 *     java.math.BigInteger} (above the largest long), {@link Double}, {@link Boolean}, {@link List}
 *     of these, or null when missing
 */
public record Alert(
    long timestampNs,
    Priority priority,
    String rule,
    String source,
    List<String> tags,
    String hostname,
    String message,
    SequencedMap<String, @Nullable Object> fields) {

  public Alert {
    tags = List.copyOf(tags);
    fields = Collections.unmodifiableSequencedMap(new TreeMap<>(fields));
  }

  /** Whether it is about Saker itself: these have a form of their own. */
  public boolean isInternal() {
    return source.equals(InternalAlert.SOURCE);
  }
}
