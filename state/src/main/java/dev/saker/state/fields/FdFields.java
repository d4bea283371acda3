package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.FdTable;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Kind, number and properties of the descriptor. */
final class FdFields implements FieldFamily {
  private static final byte[][] LETTERS = letters();
  private static final byte[] TCP = Bytes.of("tcp");
  private static final byte[] UDP = Bytes.of("udp");
  private static final byte[] ICMP = Bytes.of("icmp");
  private static final byte[] RAW = Bytes.of("raw");
  private static final byte[] IP = Bytes.of("ip");
  private static final byte[] UNIX = Bytes.of("unix");

  private final SystemState state;
  private final FdReaders descriptors;

  FdFields(SystemState state) {
    this.state = state;
    descriptors = new FdReaders(state);
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "fd.num" -> this::number;
      case "fd.uid" -> this::uniqueId;
      case "fd.type" -> descriptors.of((fd, out) -> text(out, FdNames.type(fd)));
      case "fd.types" ->
          field.hasArgument() && field.index() >= 0 ? typeOf(field.index()) : this::types;
      case "fd.typechar" -> this::letter;
      case "fd.l4proto" -> descriptors.of((fd, out) -> text(out, protocol(fd)));
      case "fd.sockfamily" -> descriptors.of(FdFields::family);
      case "fd.connected" -> descriptors.of((fd, out) -> flag(out, fd.isConnected()));
      case "fd.name_changed" ->
          descriptors.of((fd, out) -> flag(out, state.descriptorNameChanged()));
      case "fd.dev" -> descriptors.of((fd, out) -> number(out, fd.device));
      case "fd.dev.major" -> descriptors.of((fd, out) -> number(out, fd.deviceMajor()));
      case "fd.dev.minor" -> descriptors.of((fd, out) -> number(out, fd.deviceMinor()));
      case "fd.ino" -> descriptors.of((fd, out) -> number(out, fd.inode));
      case "fd.is_upper_layer" ->
          descriptors.of((fd, out) -> flag(out, fd.has(FdEntry.OVERLAY_UPPER)));
      case "fd.is_lower_layer" ->
          descriptors.of((fd, out) -> flag(out, fd.has(FdEntry.OVERLAY_LOWER)));
      default -> null;
    };
  }

  private static boolean text(Value out, byte[] text) {
    out.setBytes(text);
    return true;
  }

  private static boolean flag(Value out, boolean flag) {
    out.setBool(flag);
    return true;
  }

  private static boolean number(Value out, long number) {
    out.setNumber(number);
    return true;
  }

  private boolean number(Value out) {
    ThreadEntry thread = descriptors.thread();
    return thread != null && number(out, thread.lastEventFd);
  }

  private boolean uniqueId(Value out) {
    ThreadEntry thread = descriptors.thread();
    if (thread == null) {
      return false;
    }
    out.scratch().clear().appendDecimal(thread.tid).appendDecimal(thread.lastEventFd);
    out.setScratch();
    return true;
  }

  private FieldReader typeOf(int number) {
    return out -> {
      ThreadEntry thread = descriptors.thread();
      FdEntry fd = thread == null ? null : thread.descriptor(number);
      if (fd == null) {
        return false;
      }
      out.startList();
      return text(out.addItem(), FdNames.type(fd));
    };
  }

  /** Each kind of open descriptor once. */
  private boolean types(Value out) {
    ThreadEntry thread = descriptors.thread();
    if (thread == null) {
      return false;
    }
    out.startList();
    FdTable table = thread.descriptors();
    for (int i = 0; table != null && i < table.positions(); i++) {
      FdEntry fd = table.at(i);
      if (fd != null) {
        addOnce(out, FdNames.type(fd));
      }
    }
    return true;
  }

  private static void addOnce(Value out, byte[] type) {
    for (int i = 0; i < out.itemCount(); i++) {
      if (Arrays.equals(out.item(i).bytes, type)) {
        return;
      }
    }
    out.addItem().setBytes(type);
  }

  private boolean letter(Value out) {
    ThreadEntry thread = descriptors.thread();
    if (thread == null) {
      return false;
    }
    FdEntry fd = descriptors.descriptor(thread);
    return text(out, LETTERS[fd == null ? letterOf(state.event().code()) : fd.type.letter()]);
  }

  /** Kind of the descriptor that an event makes, enter or exit. */
  private static char letterOf(int code) {
    return switch (code | 1) {
      case Codes.SYSCALL_OPENAT_2_X, Codes.SYSCALL_OPENAT2_X, Codes.SYSCALL_CREAT_X -> 'f';
      case Codes.SOCKET_SOCKET_X, Codes.SOCKET_ACCEPT_5_X, Codes.SOCKET_ACCEPT4_6_X -> '4';
      case Codes.SYSCALL_PIPE_X, Codes.SYSCALL_PIPE2_X -> 'p';
      case Codes.SYSCALL_EVENTFD_X, Codes.SYSCALL_EVENTFD2_X -> 'e';
      case Codes.SYSCALL_SIGNALFD_X, Codes.SYSCALL_SIGNALFD4_X -> 's';
      case Codes.SYSCALL_TIMERFD_CREATE_X -> 't';
      case Codes.SYSCALL_INOTIFY_INIT_X, Codes.SYSCALL_INOTIFY_INIT1_X -> 'i';
      default -> 'o';
    };
  }

  private static byte[] protocol(FdEntry fd) {
    return switch (fd.shownL4()) {
      case FdEntry.L4_TCP -> TCP;
      case FdEntry.L4_UDP -> UDP;
      case FdEntry.L4_ICMP -> ICMP;
      case FdEntry.L4_RAW -> RAW;
      default -> Bytes.NOT_AVAILABLE;
    };
  }

  private static boolean family(FdEntry fd, Value out) {
    if (fd.isInternetSocket() || fd.isInternetServer()) {
      return text(out, IP);
    }
    return fd.isUnixSocket() && text(out, UNIX);
  }

  private static byte[][] letters() {
    byte[][] letters = new byte[128][];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = new byte[] {(byte) i};
    }
    return letters;
  }
}
