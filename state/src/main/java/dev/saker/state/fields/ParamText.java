package dev.saker.state.fields;

import dev.saker.events.DynamicType;
import dev.saker.events.EventHeader;
import dev.saker.events.EventView;
import dev.saker.events.FlagTable;
import dev.saker.events.Param;
import dev.saker.events.ParamType;
import dev.saker.events.PrintFormat;
import dev.saker.events.PrintableText;
import dev.saker.events.TextBuffer;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.GroupEntry;
import dev.saker.state.Paths;
import dev.saker.state.SystemState;
import dev.saker.state.ThreadEntry;
import dev.saker.state.UserEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Text form of the parameters of the current event. A parameter has a raw text (the number), and
 * may have a resolved one (what the number stands for). Reused for each parameter; one thread.
 */
final class ParamText {
  static final int AT_FDCWD = -100;

  /** Lists of descriptors print up to this many bytes. */
  private static final int FD_LIST_LIMIT = 1023;

  private static final byte[] NONE = Bytes.of("<NONE>");
  private static final byte[] NULL = Bytes.of("NULL");

  private final SystemState state;
  private final ZoneId zone;
  private final boolean base64;
  private final TextBuffer raw = new TextBuffer();
  private final TextBuffer resolved = new TextBuffer();

  ParamText(SystemState state, ZoneId zone, boolean base64) {
    this.state = state;
    this.zone = zone;
    this.base64 = base64;
  }

  /** Whether binary parameters are printed in base64, otherwise with dots. */
  boolean isBase64() {
    return base64;
  }

  /** Raw text of the parameter printed last; valid until the next {@link #print}. */
  TextBuffer raw() {
    return raw;
  }

  /** Resolved text of the parameter printed last, empty when it has none. */
  TextBuffer resolved() {
    return resolved;
  }

  /** What the parameter printed last shows when only one text is wanted. */
  TextBuffer shown() {
    return resolved.isEmpty() ? raw : resolved;
  }

  /** Prints a parameter that the current event carries. */
  void print(int index) {
    raw.clear();
    resolved.clear();
    EventView event = state.event();
    Param param = event.type().params().get(index);
    int length = event.length(index);
    if (length == 0 || (param.type().isText() && ParamBytes.isAbsent(event, index))) {
      raw.append(printsNull(param.type()) ? NULL : Bytes.NOT_AVAILABLE);
      return;
    }
    int at = event.offset(index);
    DynamicType dynamic = param.dynamic();
    if (param.type() == ParamType.DYN && dynamic != null) {
      ParamType type = dynamic.select(event.bytes()[at] & 0xff);
      if (type == null) {
        raw.append("INVALID DYNAMIC PARAMETER");
      } else {
        print(event, param, type, at + 1, length - 1);
      }
      return;
    }
    print(event, param, param.type(), at, length);
  }

  private static boolean printsNull(ParamType type) {
    return switch (type) {
      case BYTEBUF, SOCKTUPLE, FDLIST, CHARBUFARRAY, CHARBUF_PAIR_ARRAY, DYN -> true;
      default -> false;
    };
  }

  private void print(EventView event, Param param, ParamType type, int at, int length) {
    byte[] bytes = event.bytes();
    if (type.sizeBytes() >= 0 && type.sizeBytes() != length) {
      raw.append(Bytes.NOT_AVAILABLE);
      return;
    }
    switch (type) {
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 ->
          NumberText.append(raw, number(type, bytes, at), length, param.format());
      case FD -> printDescriptor(EventHeader.getLong(bytes, at));
      case PID -> printProcess(EventHeader.getLong(bytes, at));
      case ERRNO -> {
        long error = EventHeader.getLong(bytes, at);
        raw.appendDecimal(error);
        if (error < 0) {
          resolveError(error);
        }
      }
      case CHARBUF -> raw.append(bytes, at, ParamBytes.lengthOf(bytes, at, length));
      case FSPATH, FSRELPATH -> printPath(event, param, at, length);
      case BYTEBUF -> {
        if (base64) {
          raw.append(base64(bytes, at, length));
        } else {
          appendDotted(raw, bytes, at, length);
        }
      }
      case SOCKADDR -> SocketParamText.appendAddress(raw, bytes, at, length);
      case SOCKTUPLE -> SocketParamText.appendTuple(raw, bytes, at, length);
      case FDLIST -> printDescriptorList(bytes, at, length);
      case SYSCALLID -> printSyscall(EventHeader.getUnsignedShort(bytes, at));
      case SIGTYPE -> printSignal(bytes[at] & 0xff);
      case RELTIME -> printDuration(EventHeader.getLong(bytes, at));
      case ABSTIME -> printTime(EventHeader.getLong(bytes, at));
      case FLAGS8, FLAGS16, FLAGS32, ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32, MODE ->
          printFlags(param, type, number(type, bytes, at));
      case UID -> printUser(EventHeader.getInt(bytes, at));
      case GID -> printGroup(EventHeader.getInt(bytes, at));
      case SIGSET -> printSignals(EventHeader.getInt(bytes, at));
      case NONE,
          PORT,
          L4PROTO,
          SOCKFAMILY,
          BOOL,
          IPV4ADDR,
          DYN,
          DOUBLE,
          CHARBUFARRAY,
          CHARBUF_PAIR_ARRAY,
          IPV4NET,
          IPV6ADDR,
          IPV6NET,
          IPADDR,
          IPNET,
          FD32,
          PID32 ->
          raw.append("(n.a.)");
    }
  }

  /** A number in as many bytes as its type has, widened with the type's sign. */
  private static long number(ParamType type, byte[] bytes, int at) {
    return switch (type.sizeBytes()) {
      case 1 -> type.isSigned() ? bytes[at] : bytes[at] & 0xff;
      case 2 -> {
        int value = EventHeader.getUnsignedShort(bytes, at);
        yield type.isSigned() ? (short) value : value;
      }
      case 4 -> {
        int value = EventHeader.getInt(bytes, at);
        yield type.isSigned() ? value : value & 0xffff_ffffL;
      }
      default -> EventHeader.getLong(bytes, at);
    };
  }

  /** Base64 of some bytes; allocates, in a form that is asked for by configuration only. */
  static byte[] base64(byte[] bytes, int offset, int length) {
    return Base64.getEncoder().encode(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  private void printDescriptor(long fd) {
    raw.appendDecimal(fd);
    ThreadEntry thread = state.thread();
    if (thread == null) {
      return;
    }
    if (fd >= 0) {
      FdEntry entry = thread.descriptor(fd);
      if (entry != null) {
        resolved.append('<').append(entry.type.letter());
        appendProtocolLetter(entry);
        resolved.append('>').append(entry.name);
      }
    } else if (fd == AT_FDCWD) {
      resolved.append("AT_FDCWD");
    } else {
      resolveError(fd);
    }
  }

  private void appendProtocolLetter(FdEntry entry) {
    if (entry.isInternetSocket() || entry.isInternetServer()) {
      switch (entry.shownL4()) {
        case FdEntry.L4_TCP -> resolved.append('t');
        case FdEntry.L4_UDP -> resolved.append('u');
        case FdEntry.L4_ICMP -> resolved.append('i');
        case FdEntry.L4_RAW -> resolved.append('r');
        default -> {}
      }
    }
  }

  private void printProcess(long tid) {
    raw.appendDecimal(tid);
    ThreadEntry thread = state.threads().find(tid);
    if (thread != null) {
      resolved.append(thread.image.comm());
    }
  }

  private void resolveError(long error) {
    byte[] name = NamedNumbers.ERRORS.name(-(int) error);
    if (name != null) {
      resolved.append(name);
    }
  }

  private void printPath(EventView event, Param param, int at, int length) {
    byte[] bytes = event.bytes();
    int end = ParamBytes.lengthOf(bytes, at, length);
    PrintableText.append(raw, bytes, at, end);
    ThreadEntry thread = state.thread();
    if (thread == null
        || end == 0
        || bytes[at] == '/'
        || Bytes.equals(Bytes.NOT_AVAILABLE, bytes, at, end)) {
      return;
    }
    Paths.join(resolved, directory(event, param, thread), bytes, at, end);
  }

  /** Directory that a relative path of the current event starts from. */
  private byte[] directory(EventView event, Param param, ThreadEntry thread) {
    int index = param.dirfdIndex();
    if (param.type() != ParamType.FSRELPATH
        || index < 0
        || event.type().params().get(index).type() != ParamType.FD) {
      return thread.cwd();
    }
    long fd = event.int64(index, AT_FDCWD);
    return fd == AT_FDCWD ? thread.cwd() : withSlash(thread.descriptor(fd));
  }

  /** Path of a directory's descriptor with a slash at its end; empty when it is not known. */
  private static byte[] withSlash(@Nullable FdEntry entry) {
    return entry == null ? Bytes.EMPTY : FdNames.directory(entry);
  }

  /** Appends bytes with a dot for each that is not printable ASCII. */
  static void appendDotted(TextBuffer out, byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      out.append(b >= 0x20 && b != 0x7f ? b : '.');
    }
  }

  private void printDescriptorList(byte[] bytes, int at, int length) {
    ThreadEntry thread = state.thread();
    if (thread == null || length < 2) {
      return;
    }
    int count = Math.min(EventHeader.getUnsignedShort(bytes, at), (length - 2) / 10);
    for (int i = 0; i < count; i++) {
      int position = at + 2 + 10 * i;
      long fd = EventHeader.getLong(bytes, position);
      FdEntry entry = thread.descriptor(fd);
      raw.appendUnsigned(fd).append(':').append(entry == null ? '?' : entry.type.letter());
      raw.appendHex(
          (short) EventHeader.getUnsignedShort(bytes, position + 8) & 0xffff_ffffL, false);
      if (i < count - 1) {
        raw.append(' ');
      }
      if (raw.length() >= FD_LIST_LIMIT) {
        raw.truncate(FD_LIST_LIMIT);
        return;
      }
    }
  }

  private void printSyscall(int code) {
    if (SyscallNames.isKnown(code)) {
      raw.appendDecimal(code);
      resolved.append(SyscallNames.of(code));
    } else {
      raw.append("<unknown syscall>");
    }
  }

  private void printSignal(int signal) {
    raw.appendDecimal(signal);
    byte[] name = NamedNumbers.SIGNALS.name(signal);
    if (name != null) {
      resolved.append(name);
    }
  }

  private void printSignals(int set) {
    for (int i = 0; i < 32; i++) {
      byte[] name = NamedNumbers.SIGNALS.name(i + 1);
      if ((set & 1 << i) != 0 && name != null) {
        if (!raw.isEmpty()) {
          raw.append(' ');
        }
        raw.append(name);
      }
    }
  }

  private void printDuration(long ns) {
    if (ns == -1) {
      raw.append("none");
    } else {
      raw.appendUnsigned(ns);
      NumberText.appendSeconds(resolved, ns);
      resolved.append('s');
    }
  }

  private void printTime(long ns) {
    long second = Long.divideUnsigned(ns, TimeText.SECOND_NS);
    long offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    long local =
        (second + offset) * TimeText.SECOND_NS + Long.remainderUnsigned(ns, TimeText.SECOND_NS);
    TimeText.appendDate(raw, local);
    raw.append(' ');
    TimeText.appendClock(raw, local);
    TimeText.appendFraction(raw, local);
  }

  private void printFlags(Param param, ParamType type, long value) {
    FlagTable table = param.flags();
    if (type == ParamType.MODE) {
      NumberText.append(raw, value, 4, param.format());
    } else {
      NumberText.append(raw, value, 8, PrintFormat.DEC);
    }
    if (table == null) {
      return;
    }
    switch (type) {
      case MODE -> NumberText.appendMode(resolved, table, value);
      case ENUMFLAGS8, ENUMFLAGS16, ENUMFLAGS32 -> NumberText.appendEnum(resolved, table, value);
      default -> NumberText.appendFlags(resolved, table, value);
    }
  }

  private void printUser(int uid) {
    raw.appendDecimal(uid);
    if (uid == -1) {
      resolved.append(NONE);
      return;
    }
    ThreadEntry thread = state.thread();
    UserEntry user = thread == null ? null : state.users().user(thread.containerId(), uid);
    resolved.append(user == null || user.name().length == 0 ? Bytes.NOT_AVAILABLE : user.name());
  }

  private void printGroup(int gid) {
    raw.appendDecimal(gid);
    if (gid == -1) {
      resolved.append(NONE);
      return;
    }
    ThreadEntry thread = state.thread();
    GroupEntry group = thread == null ? null : state.users().group(thread.containerId(), gid);
    resolved.append(group == null || group.name().length == 0 ? Bytes.NOT_AVAILABLE : group.name());
  }
}
