package dev.saker.state.fields;

import dev.saker.events.AddressText;
import dev.saker.events.EventHeader;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** The descriptors that a poll waited for, comma separated. */
final class FdListFields implements FieldFamily {
  private static final int COUNT_BYTES = 2;
  private static final int ENTRY_BYTES = 10;

  private final SystemState state;

  FdListFields(SystemState state) {
    this.state = state;
  }

  /** Appends what a field shows of one descriptor; nothing for one that it leaves out. */
  @FunctionalInterface
  private interface Part {
    void append(TextBuffer out, long number, @Nullable FdEntry fd);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "fdlist.nums" -> list((out, number, fd) -> out.appendDecimal(number));
      case "fdlist.names" -> list(FdListFields::name);
      case "fdlist.cips" -> list(FdListFields::clientAddress);
      case "fdlist.sips" -> list(FdListFields::serverAddress);
      case "fdlist.cports" ->
          list((out, number, fd) -> {
            if (fd != null && fd.isInternetSocket()) {
              out.appendDecimal(fd.sourcePort);
            }
          });
      case "fdlist.sports" ->
          list((out, number, fd) -> {
            if (fd != null && fd.isInternetSocket()) {
              out.appendDecimal(fd.destinationPort);
            }
          });
      default -> null;
    };
  }

  private FieldReader list(Part part) {
    return out -> read(part, out);
  }

  private boolean read(Part part, Value out) {
    EventView event = state.event();
    ThreadEntry thread = state.thread();
    int code = event.code();
    int length = event.length(1);
    if ((code != Codes.SYSCALL_POLL_X && code != Codes.SYSCALL_PPOLL_X)
        || thread == null
        || length < COUNT_BYTES) {
      return false;
    }
    byte[] bytes = event.bytes();
    int at = event.offset(1);
    int count =
        Math.min(EventHeader.getUnsignedShort(bytes, at), (length - COUNT_BYTES) / ENTRY_BYTES);
    TextBuffer text = out.scratch().clear();
    for (int i = 0; i < count; i++) {
      long number = EventHeader.getLong(bytes, at + COUNT_BYTES + ENTRY_BYTES * i);
      int before = text.length();
      if (before > 0) {
        text.append(',');
      }
      int start = text.length();
      part.append(text, number, thread.descriptor(number));
      if (text.length() == start) {
        text.truncate(before);
      }
    }
    out.setScratch();
    return !text.isEmpty();
  }

  private static void name(TextBuffer out, long number, @Nullable FdEntry fd) {
    out.append(fd == null || fd.name.length == 0 ? Bytes.NOT_AVAILABLE : fd.name);
  }

  private static void clientAddress(TextBuffer out, long number, @Nullable FdEntry fd) {
    if (fd != null && fd.isInternetSocket()) {
      append(out, fd, fd.sourceHigh, fd.sourceLow);
    }
  }

  private static void serverAddress(TextBuffer out, long number, @Nullable FdEntry fd) {
    if (fd == null) {
      return;
    }
    switch (fd.type) {
      case IPV4_SOCKET, IPV6_SOCKET -> append(out, fd, fd.destinationHigh, fd.destinationLow);
      case IPV4_SERVER -> AddressText.appendIpv4(out, (int) fd.sourceLow);
      // As in the reference: the first four bytes, as if they were an IPv4 address.
      case IPV6_SERVER -> AddressText.appendIpv4(out, (int) (fd.sourceHigh >>> 32));
      default -> {}
    }
  }

  private static void append(TextBuffer out, FdEntry fd, long high, long low) {
    if (fd.isIpv4Socket()) {
      AddressText.appendIpv4(out, (int) low);
    } else {
      AddressText.appendIpv6(out, high, low);
    }
  }
}
