package dev.saker.state.fields;

import dev.saker.events.AddressText;
import dev.saker.events.EventHeader;
import dev.saker.events.Snapshot;
import dev.saker.events.TextBuffer;
import dev.saker.state.Bytes;
import dev.saker.state.ContainerEntry;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import java.util.List;

/** Tells addresses of this machine, or of the thread's container, from others. */
final class LocalAddresses {
  private final SystemState state;
  private final TextBuffer text = new TextBuffer();

  LocalAddresses(SystemState state) {
    this.state = state;
  }

  /** Whether the source address of a socket is a local one. */
  boolean isSourceLocal(FdEntry fd, ThreadEntry thread) {
    return fd.isIpv4Socket()
        ? isLocalIpv4((int) fd.sourceLow, thread)
        : isLocalIpv6(fd.sourceHigh, thread);
  }

  /** Whether the destination address of a socket is a local one. */
  boolean isDestinationLocal(FdEntry fd, ThreadEntry thread) {
    return fd.isIpv4Socket()
        ? isLocalIpv4((int) fd.destinationLow, thread)
        : isLocalIpv6(fd.destinationHigh, thread);
  }

  private boolean isLocalIpv4(int address, ThreadEntry thread) {
    byte[] containerId = thread.containerId();
    if (containerId.length > 0) {
      AddressText.appendIpv4(text.clear(), address);
      ContainerEntry container = state.containers().find(containerId);
      if (container == null || container.ip().length == 0) {
        return state.containers().hasIp(text);
      }
      if (Bytes.equals(container.ip(), text.bytes(), 0, text.length())) {
        return true;
      }
    }
    List<Snapshot.Interface> all = state.interfaces().all();
    for (int i = 0; i < all.size(); i++) {
      byte[] own = all.get(i).address();
      if (own.length == 4 && Integer.reverseBytes(EventHeader.getInt(own, 0)) == address) {
        return true;
      }
    }
    return false;
  }

  /** IPv6 addresses are local when their network, the first half, is that of an interface. */
  private boolean isLocalIpv6(long network, ThreadEntry thread) {
    if (thread.containerId().length > 0) {
      return false;
    }
    List<Snapshot.Interface> all = state.interfaces().all();
    for (int i = 0; i < all.size(); i++) {
      byte[] own = all.get(i).address();
      if (own.length == 16 && Long.reverseBytes(EventHeader.getLong(own, 0)) == network) {
        return true;
      }
    }
    return false;
  }
}
