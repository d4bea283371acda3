package dev.saker.state;

import dev.saker.events.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Network interfaces of the machine, and the guess which of their addresses a socket has whose own
 * address is not known. One thread.
 */
public final class Interfaces {
  private static final long LOOPBACK = 0x7f00_0001L;

  private final List<Snapshot.Interface> all = new ArrayList<>();
  private final List<Ipv4> ipv4 = new ArrayList<>();
  private final List<Ipv6> ipv6 = new ArrayList<>();

  private record Ipv4(long address, long mask) {}

  private record Ipv6(long high, long low) {}

  /** All interfaces in the order in which they were told. */
  public List<Snapshot.Interface> all() {
    return all;
  }

  /** Fills in the one end of an internet socket that is all zero, if one is. */
  public void completeEnds(FdEntry fd) {
    if (fd.isIpv4Socket()) {
      if (fd.sourceLow == 0) {
        completeIpv4(fd, fd.destinationLow, true);
      } else if (fd.destinationLow == 0) {
        completeIpv4(fd, fd.sourceLow, false);
      }
    } else if (fd.isIpv6Socket()) {
      if (fd.sourceHigh == 0 && fd.sourceLow == 0) {
        completeIpv6(fd, fd.destinationHigh, fd.destinationLow, true);
      } else if (fd.destinationHigh == 0 && fd.destinationLow == 0) {
        completeIpv6(fd, fd.sourceHigh, fd.sourceLow, false);
      }
    }
  }

  void add(Snapshot.Interface networkInterface) {
    all.add(networkInterface);
    byte[] address = networkInterface.address();
    if (address.length == 4) {
      byte[] mask = networkInterface.netmask();
      ipv4.add(
          new Ipv4(Addresses.ipv4(address, 0), mask.length == 4 ? Addresses.ipv4(mask, 0) : 0));
    } else if (address.length == 16) {
      ipv6.add(new Ipv6(Addresses.half(address, 0), Addresses.half(address, 8)));
    }
  }

  void clear() {
    all.clear();
    ipv4.clear();
    ipv6.clear();
  }

  private void completeIpv4(FdEntry fd, long other, boolean source) {
    long own = guessIpv4(other);
    if (own == other && fd.sourcePort == fd.destinationPort) {
      return;
    }
    if (source) {
      fd.sourceLow = own;
    } else {
      fd.destinationLow = own;
    }
  }

  private void completeIpv6(FdEntry fd, long otherHigh, long otherLow, boolean source) {
    Ipv6 own = guessIpv6(otherHigh, otherLow);
    long high = own == null ? 0 : own.high();
    long low = own == null ? 0 : own.low();
    if (high == otherHigh && low == otherLow && fd.sourcePort == fd.destinationPort) {
      return;
    }
    if (source) {
      fd.sourceHigh = high;
      fd.sourceLow = low;
    } else {
      fd.destinationHigh = high;
      fd.destinationLow = low;
    }
  }

  /** The same address, else one in the same network, else the first that is not loopback. */
  private long guessIpv4(long other) {
    for (Ipv4 candidate : ipv4) {
      if (candidate.address() == other) {
        return other;
      }
    }
    for (Ipv4 candidate : ipv4) {
      if ((candidate.address() & candidate.mask()) == (other & candidate.mask())) {
        return candidate.address();
      }
    }
    for (Ipv4 candidate : ipv4) {
      if (candidate.address() != LOOPBACK) {
        return candidate.address();
      }
    }
    return 0;
  }

  private @Nullable Ipv6 guessIpv6(long high, long low) {
    for (Ipv6 candidate : ipv6) {
      if (candidate.high() == high && candidate.low() == low) {
        return candidate;
      }
    }
    for (Ipv6 candidate : ipv6) {
      if (candidate.high() == high) {
        return candidate;
      }
    }
    for (Ipv6 candidate : ipv6) {
      if (candidate.high() != 0 || candidate.low() != 1) {
        return candidate;
      }
    }
    return null;
  }
}
