package dev.saker.events;

import java.util.List;
import java.util.Optional;

/**
 * Names of the values of a flag or enumeration parameter, in the order in which flags print.
 *
 * @param name name of the table in the data file
 * @param entries the named values
 */
public record FlagTable(String name, List<Entry> entries) {

  /** One named value. */
  public record Entry(String name, long value) {}

  public FlagTable {
    entries = List.copyOf(entries);
  }

  /** The value that a name stands for. */
  public Optional<Long> valueOf(String entryName) {
    for (Entry entry : entries) {
      if (entry.name().equals(entryName)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }
}
