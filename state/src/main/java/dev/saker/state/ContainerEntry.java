package dev.saker.state;

import java.util.List;
import java.util.Map;

/**
 * What is known about a container. Immutable; texts not known are empty.
 *
 * @param id short id, the key by which threads name the container
 * @param fullId full id
 * @param createdTimeS seconds since the epoch
 * @param labels in the order of their keys
 * @param cniJson result of the network plugin, as JSON
 * @param user user that the container's configuration names
 */
public record ContainerEntry(
    byte[] id,
    byte[] fullId,
    ContainerType type,
    byte[] name,
    byte[] image,
    byte[] imageId,
    byte[] imageRepository,
    byte[] imageTag,
    byte[] imageDigest,
    byte[] ip,
    boolean privileged,
    boolean hostPid,
    boolean hostNetwork,
    boolean hostIpc,
    List<Mount> mounts,
    Map<String, byte[]> labels,
    byte[] podSandboxId,
    Map<String, byte[]> podSandboxLabels,
    boolean podSandbox,
    byte[] cniJson,
    byte[] user,
    long createdTimeS) {

  /** One mount of a container. */
  public record Mount(
      byte[] source, byte[] destination, byte[] mode, boolean writable, byte[] propagation) {}

  /** Stands for everything outside containers. */
  public static final ContainerEntry HOST =
      minimal(
          Bytes.of("host"), Bytes.of("host"), ContainerType.HOST, Bytes.of("host"), Bytes.EMPTY);

  public ContainerEntry {
    mounts = List.copyOf(mounts);
  }

  /** An entry of which only little is known. */
  public static ContainerEntry minimal(
      byte[] id, byte[] fullId, ContainerType type, byte[] name, byte[] image) {
    byte[] none = Bytes.EMPTY;
    return new ContainerEntry(
        id, fullId, type, name, image, none, none, none, none, none, false, false, false, false,
        List.of(), Map.of(), none, Map.of(), false, none, none, 0);
  }
}
