package dev.saker.state.parse;

import dev.saker.events.DescriptorType;
import dev.saker.state.FdEntry;

/** {@code bind}: a socket with a port of its own is taken for one that listens. */
final class BindHandler implements EventHandler {
  @Override
  public void apply(EventContext c) {
    SocketAddress address = c.address;
    if (c.thread == null
        || c.descriptor == null
        || c.result() < 0
        || !address.readAddress(c.event, 1)) {
      return;
    }
    FdEntry fd = c.ownDescriptor();
    c.text.clear();
    address.appendAddress(c.text);
    c.nameFromText(fd);
    if (!address.isInternet() || address.destinationPort == 0) {
      return;
    }
    if (address.isMappedAddress()) {
      address.unmap();
    }
    fd.type =
        address.family == SocketAddress.IPV4
            ? DescriptorType.IPV4_SERVER
            : DescriptorType.IPV6_SERVER;
    fd.sourceHigh = address.destinationHigh;
    fd.sourceLow = address.destinationLow;
    fd.sourcePort = address.destinationPort;
    fd.destinationHigh = 0;
    fd.destinationLow = 0;
    fd.destinationPort = 0;
    fd.flags |= FdEntry.ROLE_SERVER;
  }
}
