package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.ContainerEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Identity, image and settings of the container. */
final class ContainerFields implements FieldFamily {
  private final SystemState state;
  private final ContainerReaders containers;

  ContainerFields(SystemState state) {
    this.state = state;
    containers = new ContainerReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "container.id" -> this::id;
      case "container.full_id" -> containers.text(ContainerEntry::fullId);
      case "container.name" -> containers.text(ContainerEntry::name);
      case "container.image" -> containers.text(ContainerEntry::image);
      case "container.image.id" -> containers.text(ContainerEntry::imageId);
      case "container.image.repository" -> containers.text(ContainerEntry::imageRepository);
      case "container.image.tag" -> containers.text(ContainerEntry::imageTag);
      case "container.image.digest" -> containers.text(ContainerEntry::imageDigest);
      case "container.type" -> containers.text(container -> container.type().text());
      case "container.ip" -> containers.text(ContainerEntry::ip);
      case "container.cni.json" -> containers.text(ContainerEntry::cniJson);
      case "container.privileged" -> flag(ContainerEntry::privileged);
      case "container.host_pid" -> flag(ContainerEntry::hostPid);
      case "container.host_network" -> flag(ContainerEntry::hostNetwork);
      case "container.host_ipc" -> flag(ContainerEntry::hostIpc);
      case "container.start_ts" -> out -> started(out, false);
      case "container.duration" -> out -> started(out, true);
      case "container.label" -> label(field.argument());
      case "container.labels" -> labels();
      default -> null;
    };
  }

  /** A truth about a container. */
  @FunctionalInterface
  private interface Flag {
    boolean of(ContainerEntry container);
  }

  private FieldReader flag(Flag flag) {
    return containers.of((container, out) -> {
      out.setBool(flag.of(container));
      return true;
    });
  }

  private boolean id(Value out) {
    ContainerEntry container = containers.container();
    if (container != null) {
      out.setBytes(container.id());
      return true;
    }
    ThreadEntry thread = state.thread();
    if (thread == null) {
      return false;
    }
    out.setBytes(thread.containerId());
    return true;
  }

  /** The start of the pid namespace counts as the container's. */
  private boolean started(Value out, boolean age) {
    ThreadEntry thread = state.eventContainer() == null ? state.thread() : null;
    if (thread == null || thread.pidnsInitStartNs == 0) {
      return false;
    }
    long start = thread.pidnsInitStartNs;
    out.setNumber(age ? state.event().timestampNs() - start : start);
    return true;
  }

  private @Nullable FieldReader label(@Nullable String key) {
    if (key == null) {
      return null;
    }
    return containers.of((container, out) -> {
      byte[] value = container.labels().get(key);
      if (value == null) {
        return false;
      }
      out.setBytes(value);
      return true;
    });
  }

  private FieldReader labels() {
    LabelText text = new LabelText();
    return containers.text(container -> text.of(container.labels()));
  }
}
