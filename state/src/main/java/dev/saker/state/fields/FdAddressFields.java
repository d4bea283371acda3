package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and ports of a socket: of the client and the server, of the local and the remote end,
 * and of either end, which gives a list of both. A name of a domain ({@code fd.sip.name}) is never
 * looked up here: the field gives the address that the domain of a condition is compared with.
 */
final class FdAddressFields implements FieldFamily {
  private final FdReaders descriptors;
  private final LocalAddresses local;

  FdAddressFields(SystemState state) {
    descriptors = new FdReaders(state);
    local = new LocalAddresses(state);
  }

  /** Which end of a socket. */
  private enum End {
    CLIENT,
    SERVER,
    LOCAL,
    REMOTE
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "fd.cip", "fd.cnet" -> address(End.CLIENT, false);
      case "fd.sip", "fd.snet" -> address(End.SERVER, false);
      case "fd.lip", "fd.lnet" -> address(End.LOCAL, false);
      case "fd.rip", "fd.rnet" -> address(End.REMOTE, false);
      case "fd.ip", "fd.net" -> descriptors.of(FdAddressFields::bothAddresses);
      case "fd.cip.name" -> address(End.CLIENT, true);
      case "fd.sip.name" -> address(End.SERVER, true);
      case "fd.lip.name" -> address(End.LOCAL, true);
      case "fd.rip.name" -> address(End.REMOTE, true);
      case "fd.cport" -> port(End.CLIENT);
      case "fd.sport" -> port(End.SERVER);
      case "fd.lport" -> port(End.LOCAL);
      case "fd.rport" -> port(End.REMOTE);
      case "fd.port", "fd.proto" -> descriptors.of(FdAddressFields::bothPorts);
      case "fd.cproto" -> portText(End.CLIENT);
      case "fd.sproto" -> portText(End.SERVER);
      case "fd.lproto" -> portText(End.LOCAL);
      case "fd.rproto" -> portText(End.REMOTE);
      case "fd.is_server" -> this::isServer;
      default -> null;
    };
  }

  @Override
  public @Nullable FieldReader bindForOutput(FieldRef field) {
    return switch (field.name()) {
      case "fd.cip.name", "fd.sip.name", "fd.lip.name", "fd.rip.name" -> out -> false;
      default -> null;
    };
  }

  private FieldReader address(End end, boolean asList) {
    return out -> {
      ThreadEntry thread = descriptors.thread();
      FdEntry fd = thread == null ? null : descriptors.descriptor(thread);
      if (thread == null || fd == null || fd.hasNoRole()) {
        return false;
      }
      boolean source;
      if (fd.isInternetSocket()) {
        source = isSource(fd, thread, end);
      } else if (fd.isInternetServer() && end == End.SERVER && !asList) {
        source = true;
      } else {
        return false;
      }
      if (asList) {
        out.startList();
        setAddress(fd, source, out.addItem());
      } else {
        setAddress(fd, source, out);
      }
      return true;
    };
  }

  private boolean isSource(FdEntry fd, ThreadEntry thread, End end) {
    return switch (end) {
      case CLIENT -> true;
      case SERVER -> false;
      case LOCAL -> local.isSourceLocal(fd, thread);
      case REMOTE -> !local.isSourceLocal(fd, thread);
    };
  }

  private FieldReader port(End end) {
    return out -> {
      int port = portOf(end);
      out.setNumber(port);
      return port >= 0;
    };
  }

  /** A listening socket has an empty text, as in the reference. */
  private FieldReader portText(End end) {
    return out -> {
      ThreadEntry thread = descriptors.thread();
      FdEntry fd = thread == null ? null : descriptors.descriptor(thread);
      if (fd == null) {
        return false;
      }
      TextBuffer text = out.scratch().clear();
      boolean socket = fd.isInternetSocket();
      switch (end) {
        case CLIENT -> {
          if (fd.hasNoRole()) {
            return false;
          }
        }
        case SERVER -> {
          if (!fd.isInternetServer() && (!socket || fd.hasNoRole())) {
            return false;
          }
        }
        case LOCAL, REMOTE -> {
          if (!socket || fd.hasNoRole()) {
            return false;
          }
        }
      }
      if (socket) {
        int port = portOf(end);
        // Local and remote ports pass through a signed number on their way, then through 16 bits.
        text.appendDecimal(port);
      }
      out.setScratch();
      return true;
    };
  }

  /** The port of an end, or -1. */
  private int portOf(End end) {
    ThreadEntry thread = descriptors.thread();
    FdEntry fd = thread == null ? null : descriptors.descriptor(thread);
    if (thread == null || fd == null) {
      return -1;
    }
    if (fd.isInternetServer()) {
      return end == End.SERVER ? fd.sourcePort : -1;
    }
    if (!fd.isInternetSocket() || fd.hasNoRole()) {
      return -1;
    }
    return isSource(fd, thread, end) ? fd.sourcePort : fd.destinationPort;
  }

  private static boolean bothAddresses(FdEntry fd, Value out) {
    out.startList();
    if (fd.isInternetSocket() || fd.isInternetServer()) {
      setAddress(fd, true, out.addItem());
    }
    if (fd.isInternetSocket()) {
      setAddress(fd, false, out.addItem());
    }
    return true;
  }

  private static boolean bothPorts(FdEntry fd, Value out) {
    out.startList();
    if (fd.isInternetSocket() || fd.isInternetServer()) {
      out.addItem().setNumber(fd.sourcePort);
    }
    if (fd.isInternetSocket()) {
      out.addItem().setNumber(fd.destinationPort);
    }
    return true;
  }

  private boolean isServer(Value out) {
    ThreadEntry thread = descriptors.thread();
    FdEntry fd = thread == null ? null : descriptors.descriptor(thread);
    if (thread == null || fd == null) {
      return false;
    }
    out.setBool(
        fd.isInternetServer() || (fd.isInternetSocket() && local.isDestinationLocal(fd, thread)));
    return true;
  }

  private static void setAddress(FdEntry fd, boolean source, Value out) {
    boolean ipv4 =
        switch (fd.type) {
          case IPV4_SOCKET, IPV4_SERVER -> true;
          default -> false;
        };
    long high = source ? fd.sourceHigh : fd.destinationHigh;
    long low = source ? fd.sourceLow : fd.destinationLow;
    TextBuffer bytes = out.scratch().clear();
    if (ipv4) {
      appendBigEndian(bytes, low << 32, 4);
    } else {
      appendBigEndian(bytes, high, 8);
      appendBigEndian(bytes, low, 8);
    }
    out.setScratch();
  }

  private static void appendBigEndian(TextBuffer bytes, long number, int count) {
    for (int i = 0; i < count; i++) {
      bytes.append((int) (number >>> (56 - 8 * i)));
    }
  }
}
