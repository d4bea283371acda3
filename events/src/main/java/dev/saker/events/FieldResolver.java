package dev.saker.events;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which field a text in a condition or a template means. Knows the {@link FieldCatalogue}
 * and fields that a configuration or a further source adds. Immutable.
 */
public final class FieldResolver {
  /** Resolver that knows the catalogue and nothing else. */
  public static final FieldResolver STANDARD = new FieldResolver(List.of());

  private final Map<String, Field> fields = new HashMap<>();

  /**
   * Makes a resolver.
   *
   * @param more fields besides those of the catalogue
   */
  public FieldResolver(Collection<Field> more) {
    for (Field field : FieldCatalogue.all()) {
      fields.put(field.name(), field);
    }
    for (Field field : more) {
      fields.put(field.name(), field);
    }
  }

  /**
   * Resolves the text of a field.
   *
   * @param name dotted name, which may end in an argument: {@code evt.arg.fd}
   * @param argument text between brackets; null when there are none
   */
  public FieldResolution resolve(String name, @Nullable String argument) {
    Field field = fields.get(name);
    if (field == null) {
      return new FieldResolution.Failed("unknown field: name=" + name);
    }
    return new FieldResolution.Resolved(
        new FieldRef(
            field,
            argument,
            -1,
            field.type(),
            argument == null ? name : name + "[" + argument + "]"));
  }
}
