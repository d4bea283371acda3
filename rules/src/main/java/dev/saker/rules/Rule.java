package dev.saker.rules;

import dev.saker.alerts.Priority;
import java.util.List;

/**
 * A rule after all files were read. Immutable.
 *
 * @param name unique name
 * @param description free text
 * @param source event source it runs on
 * @param priority how urgent its alerts are
 * @param tags sorted
 * @param enabled whether it runs, after selections
 * @param capture whether a match starts a recording
 * @param captureDurationMs how long that recording lasts; 0 for the global default
 * @param condition text of the condition with appended parts, before lists, macros and exceptions
 * @param output template as written, before additions
 * @param exceptions names of the exceptions, in order
 * @param position where it was defined first
 */
public record Rule(
    String name,
    String description,
    String source,
    Priority priority,
    List<String> tags,
    boolean enabled,
    boolean capture,
    long captureDurationMs,
    String condition,
    String output,
    List<String> exceptions,
    Position position) {

  public Rule {
    tags = List.copyOf(tags);
    exceptions = List.copyOf(exceptions);
  }

  Rule withEnabled(boolean flag) {
    return flag == enabled
        ? this
        : new Rule(
            name,
            description,
            source,
            priority,
            tags,
            flag,
            capture,
            captureDurationMs,
            condition,
            output,
            exceptions,
            position);
  }
}
