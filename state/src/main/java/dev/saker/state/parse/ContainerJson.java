package dev.saker.state.parse;

import dev.saker.state.ContainerEntry;
import dev.saker.state.ContainerType;
import dev.saker.state.json.JsonException;
import dev.saker.state.json.JsonReader;
import dev.saker.state.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Container metadata: a JSON document whose member {@code container} has all attributes. */
final class ContainerJson {
  private ContainerJson() {}

  /**
   * Reads a document.
   *
   * @throws JsonException when the bytes are not a JSON text
   */
  static ContainerEntry read(byte[] bytes, int offset, int length) throws JsonException {
    JsonValue all = JsonReader.read(bytes, offset, length);
    JsonValue container = all.get("container");
    return new ContainerEntry(
        container.get("id").utf8(),
        container.get("full_id").utf8(),
        ContainerType.of(container.get("type").number(ContainerType.UNKNOWN.number())),
        container.get("name").utf8(),
        container.get("image").utf8(),
        container.get("imageid").utf8(),
        container.get("imagerepo").utf8(),
        container.get("imagetag").utf8(),
        container.get("imagedigest").utf8(),
        container.get("ip").utf8(),
        container.get("privileged").isTrue(),
        container.get("host_pid").isTrue(),
        container.get("host_network").isTrue(),
        container.get("host_ipc").isTrue(),
        mounts(container.get("Mounts")),
        texts(container.get("labels")),
        container.get("pod_sandbox_id").utf8(),
        texts(container.get("pod_sandbox_labels")),
        container.get("is_pod_sandbox").isTrue(),
        container.get("cni_json").utf8(),
        container.get("User").utf8(),
        container.get("created_time").number(0));
  }

  private static List<ContainerEntry.Mount> mounts(JsonValue list) {
    List<ContainerEntry.Mount> mounts = new ArrayList<>();
    for (JsonValue item : list.items()) {
      mounts.add(
          new ContainerEntry.Mount(
              item.get("Source").utf8(),
              item.get("Destination").utf8(),
              item.get("Mode").utf8(),
              item.get("RW").isTrue(),
              item.get("Propagation").utf8()));
    }
    return mounts;
  }

  /** Members that are texts, sorted by key as labels are shown. */
  private static Map<String, byte[]> texts(JsonValue object) {
    Map<String, byte[]> sorted = new TreeMap<>();
    object.members().forEach((key, value) -> sorted.put(key, value.utf8()));
    return new LinkedHashMap<>(sorted);
  }
}
