package dev.saker.state;

import dev.saker.events.TextBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Containers by short id. Holds at most a fixed number: when it is full the one that was added
 * first goes. One thread.
 */
public final class ContainerTable {
  private static final int LIMIT = 65_536;

  private final Map<ByteKey, ContainerEntry> entries = new LinkedHashMap<>();
  private final ByteKey probe = new ByteKey(Bytes.EMPTY);
  private long version;

  /**
   * The container with this short id, or null when nothing is known about it.
   *
   * @param id empty for what runs outside containers, which is always known
   */
  public @Nullable ContainerEntry find(byte[] id) {
    if (id.length == 0) {
      return ContainerEntry.HOST;
    }
    return find(id, 0, id.length);
  }

  /** The container with the first {@code length} bytes from {@code offset} as id, or null. */
  public @Nullable ContainerEntry find(byte[] id, int offset, int length) {
    return entries.get(probe.set(id, offset, length));
  }

  /** Whether any container is known to have this address. */
  public boolean hasIp(TextBuffer ip) {
    for (ContainerEntry entry : entries.values()) {
      if (entry.ip().length > 0 && Bytes.equals(entry.ip(), ip.bytes(), 0, ip.length())) {
        return true;
      }
    }
    return false;
  }

  /** Grows whenever what is known about containers changes. */
  public long version() {
    return version;
  }

  public int size() {
    return entries.size();
  }

  /** Adds a container, or replaces what was known about it. */
  public void put(ContainerEntry entry) {
    if (entries.size() >= LIMIT && find(entry.id()) == null) {
      var oldest = entries.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    entries.put(new ByteKey(entry.id()), entry);
    version++;
  }

  public void remove(byte[] id) {
    entries.remove(probe.set(id, 0, id.length));
    version++;
  }

  public void clear() {
    entries.clear();
    version++;
  }
}
