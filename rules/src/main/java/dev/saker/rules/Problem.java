package dev.saker.rules;

import java.util.List;

/**
 * Something wrong, or doubtful, in a rules file.
 *
 * @param code what kind of problem
 * @param message what is wrong here
 * @param locations from the file down to the place itself, as Falco counts them; never empty
 * @param position where in a file to look, as near as it is known
 * @param snippet the line of the place, and a caret under it; for a condition that lists or
 *     exceptions changed, a line of what it became
 * @param hint what to do about it; empty when the message says that already
 */
public record Problem(
    ProblemCode code,
    String message,
    List<Location> locations,
    Position position,
    String snippet,
    String hint) {

  public Problem {
    locations = List.copyOf(locations);
    if (locations.isEmpty()) {
      throw new IllegalArgumentException("problem without a location: code=" + code);
    }
  }

  /** The innermost location. */
  public Location innermost() {
    return locations.getLast();
  }

  public boolean isError() {
    return code.isError();
  }
}
