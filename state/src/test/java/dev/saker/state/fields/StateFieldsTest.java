package dev.saker.state.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.saker.events.EventBuilder;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.Field;
import dev.saker.events.FieldCatalogue;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.StateOptions;
import dev.saker.state.SystemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StateFieldsTest {
  /** Fields that nothing in a capture can supply: plugins, and what no runtime tells any more. */
  private static final Set<String> NEVER_AVAILABLE =
      Set.of(
          "evt.pluginname",
          "evt.plugininfo",
          "container.healthcheck",
          "container.liveness_probe",
          "container.readiness_probe",
          "proc.is_container_healthcheck",
          "proc.is_container_liveness_probe",
          "proc.is_container_readiness_probe",
          "k8s.rc.name",
          "k8s.rc.id",
          "k8s.rc.label",
          "k8s.rc.labels",
          "k8s.svc.name",
          "k8s.svc.id",
          "k8s.svc.label",
          "k8s.svc.labels",
          "k8s.ns.id",
          "k8s.ns.label",
          "k8s.ns.labels",
          "k8s.rs.name",
          "k8s.rs.id",
          "k8s.rs.label",
          "k8s.rs.labels",
          "k8s.deployment.name",
          "k8s.deployment.id",
          "k8s.deployment.label",
          "k8s.deployment.labels");

  private final SystemState state = new SystemState(StateOptions.DEFAULT);
  private final StateFields fields = new StateFields(state);

  @Test
  void everyFieldHasAReaderOrIsKnownToBeNeverAvailable() {
    Set<String> without = new TreeSet<>();
    for (Field field : FieldCatalogue.all()) {
      if (!fields.supplies(reference(field))) {
        without.add(field.name());
      }
    }
    assertEquals(new TreeSet<>(NEVER_AVAILABLE), without);
  }

  @Test
  void everyFieldCanBeReadForEventsWithoutParametersOrThread() {
    List<FieldReader> readers = new ArrayList<>();
    for (Field field : FieldCatalogue.all()) {
      readers.add(fields.bind(reference(field)));
      readers.add(fields.bindForOutput(reference(field)));
    }
    EventBuilder builder = new EventBuilder();
    EventView view = new EventView();
    for (EventType type : EventTable.all()) {
      for (int count : new int[] {0, type.params().size()}) {
        builder.start(type, 1, 7);
        for (int i = 0; i < count; i++) {
          builder.empty();
        }
        assertNull(view.wrap(builder.buffer(), 0, builder.finish()));
        view.place(1, 0, 0);
        state.onEvent(view);
        for (FieldReader reader : readers) {
          reader.read(new Value());
        }
        state.afterEvent();
      }
    }
  }

  @Test
  void fieldThatIsNeverAvailableIsMissing() {
    for (String name : NEVER_AVAILABLE) {
      Field field = FieldCatalogue.find(name);
      assertFalse(field != null && fields.bind(reference(field)).read(new Value()), name);
    }
  }

  private static FieldRef reference(Field field) {
    boolean takes =
        field.has(Field.Flag.ARG_REQUIRED) && !field.name().startsWith("container.mount");
    return takes
        ? new FieldRef(field, "name", -1, field.type(), field.name() + "[name]")
        : new FieldRef(field, null, -1, field.type(), field.name());
  }
}
