package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.FieldScope;
import dev.saker.events.FieldSource;
import dev.saker.events.FieldType;
import dev.saker.state.SystemState;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers every field of the catalogue about the current event of a {@link SystemState}. A field
 * that no capture can supply, and one that is not known at all, is always missing. Readers run on
 * the state's thread.
 *
 * <p>Some readers count from one reading to the next ({@code util.cnt}, {@code evt.deltatime},
 * {@code thread.exectime}): each {@link #bind} makes one that counts on its own.
 */
public final class StateFields implements FieldSource {
  private static final FieldReader MISSING = out -> false;

  private final SystemState state;
  private final List<FieldFamily> families;

  /** Fields of a state; local times are those of the system's time zone. */
  public StateFields(SystemState state) {
    this(state, ZoneId.systemDefault(), Map.of(), false);
  }

  /**
   * Fields of a state.
   *
   * @param zone time zone of {@code evt.time} and other local times
   * @param staticFields values of the fields {@code static.<key>}, by key
   * @param base64 whether binary values are printed in base64, otherwise with dots for what does
   *     not print
   */
  public StateFields(
      SystemState state, ZoneId zone, Map<String, String> staticFields, boolean base64) {
    this.state = state;
    ParamText text = new ParamText(state, zone, base64);
    FdNameFields names = new FdNameFields(state, text);
    families =
        List.of(
            new EventFields(state),
            new EventTimeFields(state, zone),
            new EventTypeFields(state),
            new ArgumentFields(state, text),
            new ResultFields(state, text),
            new OpenFields(state),
            new IoFields(state),
            new InfraFields(state),
            new ProcessFields(state),
            new ProcessTimeFields(state),
            new ProcessMemoryFields(state),
            new AncestorFields(state),
            new LeaderFields(state),
            new EnvironmentFields(state),
            new ThreadFields(state),
            new UserFields(state),
            names,
            new FdFields(state),
            new FdAddressFields(state),
            new FsPathFields(state, names),
            new FdListFields(state),
            new ContainerFields(state),
            new MountFields(state),
            new PodFields(state),
            new StaticFields(staticFields));
  }

  @Override
  public FieldReader bind(FieldRef field) {
    FieldReader reader = find(field);
    return reader == null ? MISSING : reader;
  }

  @Override
  public FieldReader bindForOutput(FieldRef field) {
    FieldReader reader = findForOutput(field);
    if (reader == null) {
      reader = bind(field);
    }
    return field.type().form() == FieldType.Form.TEXT ? new PrintableReader(reader) : reader;
  }

  @Override
  public FieldScope scope(FieldRef field) {
    return FieldScopes.of(field);
  }

  @Override
  public long processStamp() {
    return FieldScopes.stamp(state);
  }

  /** Whether the field can have a value at all. */
  boolean supplies(FieldRef field) {
    return find(field) != null;
  }

  private @Nullable FieldReader find(FieldRef field) {
    for (FieldFamily family : families) {
      FieldReader reader = family.bind(field);
      if (reader != null) {
        return reader;
      }
    }
    return null;
  }

  private @Nullable FieldReader findForOutput(FieldRef field) {
    for (FieldFamily family : families) {
      FieldReader reader = family.bindForOutput(field);
      if (reader != null) {
        return reader;
      }
    }
    return null;
  }
}
