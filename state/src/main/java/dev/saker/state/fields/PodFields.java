package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.ContainerEntry;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/** The Kubernetes pod of the container, as far as the container's runtime knows it. */
final class PodFields implements FieldFamily {
  private static final int SHORT_ID_LENGTH = 12;
  private static final String POD_NAME = "io.kubernetes.pod.name";
  private static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
  private static final String POD_UID = "io.kubernetes.pod.uid";

  private final SystemState state;
  private final ContainerReaders containers;

  PodFields(SystemState state) {
    this.state = state;
    containers = new ContainerReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "k8s.pod.name" -> label(POD_NAME);
      case "k8s.ns.name" -> label(POD_NAMESPACE);
      case "k8s.pod.id", "k8s.pod.uid" -> label(POD_UID);
      case "k8s.pod.full_sandbox_id" -> containers.text(ContainerEntry::podSandboxId);
      case "k8s.pod.sandbox_id" ->
          containers.of((container, out) -> {
            byte[] id = container.podSandboxId();
            out.setBytes(id, 0, Math.min(id.length, SHORT_ID_LENGTH));
            return true;
          });
      case "k8s.pod.label" -> podLabel(field.argument());
      case "k8s.pod.labels" -> podLabels();
      case "k8s.pod.ip" -> ofSandbox(ContainerEntry::ip);
      case "k8s.pod.cni.json" -> ofSandbox(ContainerEntry::cniJson);
      default -> null;
    };
  }

  private FieldReader label(String key) {
    return containers.of((container, out) -> set(out, container.labels().get(key)));
  }

  private static boolean set(Value out, byte @Nullable [] text) {
    if (text == null) {
      return false;
    }
    out.setBytes(text);
    return true;
  }

  /**
   * The container that stands for the pod, where its own metadata does not tell the network; null
   * when it is not known, or not needed.
   */
  private @Nullable ContainerEntry sandbox(ContainerEntry container) {
    if (container.cniJson().length > 0) {
      return null;
    }
    byte[] id = container.podSandboxId();
    return id.length == 0
        ? ContainerEntry.HOST
        : state.containers().find(id, 0, Math.min(id.length, SHORT_ID_LENGTH));
  }

  private @Nullable FieldReader podLabel(@Nullable String key) {
    if (key == null) {
      return null;
    }
    return containers.of((container, out) -> {
      ContainerEntry sandbox = sandbox(container);
      byte[] value = sandbox == null ? null : sandbox.podSandboxLabels().get(key);
      return set(out, value == null ? container.podSandboxLabels().get(key) : value);
    });
  }

  private FieldReader podLabels() {
    LabelText text = new LabelText();
    return containers.of((container, out) -> {
      ContainerEntry sandbox = sandbox(container);
      out.setBytes(text.of((sandbox == null ? container : sandbox).podSandboxLabels()));
      return true;
    });
  }

  /** From the container when it knows its network, else from the pod's. */
  private FieldReader ofSandbox(ContainerReaders.ContainerText text) {
    return containers.of((container, out) -> {
      ContainerEntry from = container.cniJson().length > 0 ? container : sandbox(container);
      if (from == null) {
        return false;
      }
      out.setBytes(text.of(from));
      return true;
    });
  }
}
