package dev.saker.state.fields;

import dev.saker.events.EventCategory;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Value;
import dev.saker.state.Bytes;
import dev.saker.state.FdEntry;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/** Reading and writing: direction, and how many bytes. */
final class IoFields implements FieldFamily {
  private static final byte[] WRITE = Bytes.of("write");
  private static final byte[] READ = Bytes.of("read");
  private static final byte[] SYSLOG = Bytes.of("/dev/log");

  private final SystemState state;

  IoFields(SystemState state) {
    this.state = state;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    return switch (field.name()) {
      case "evt.is_io" ->
          out -> {
            out.setBool(reads() || writes());
            return true;
          };
      case "evt.is_io_read" ->
          out -> {
            out.setBool(reads());
            return true;
          };
      case "evt.is_io_write" ->
          out -> {
            out.setBool(writes());
            return true;
          };
      case "evt.io_dir" -> this::direction;
      case "evt.is_syslog" ->
          out -> {
            out.setBool(isSyslog());
            return true;
          };
      case "evt.buflen" -> out -> length(out, Kind.ANY, Way.ANY);
      case "evt.buflen.in" -> out -> length(out, Kind.ANY, Way.IN);
      case "evt.buflen.out" -> out -> length(out, Kind.ANY, Way.OUT);
      case "evt.buflen.file" -> out -> length(out, Kind.FILE, Way.ANY);
      case "evt.buflen.file.in" -> out -> length(out, Kind.FILE, Way.IN);
      case "evt.buflen.file.out" -> out -> length(out, Kind.FILE, Way.OUT);
      case "evt.buflen.net" -> out -> length(out, Kind.NET, Way.ANY);
      case "evt.buflen.net.in" -> out -> length(out, Kind.NET, Way.IN);
      case "evt.buflen.net.out" -> out -> length(out, Kind.NET, Way.OUT);
      default -> null;
    };
  }

  private boolean reads() {
    return state.event().type().has(EventType.READS_FROM_FD);
  }

  private boolean writes() {
    return state.event().type().has(EventType.WRITES_TO_FD);
  }

  private boolean direction(Value out) {
    if (writes()) {
      out.setBytes(WRITE);
    } else if (reads()) {
      out.setBytes(READ);
    } else {
      return false;
    }
    return true;
  }

  private boolean isSyslog() {
    FdEntry fd = state.descriptor();
    return fd != null && writes() && Bytes.indexOf(fd.name, SYSLOG, 0) >= 0;
  }

  private enum Kind {
    ANY,
    FILE,
    NET
  }

  private enum Way {
    ANY,
    IN,
    OUT
  }

  private boolean length(Value out, Kind kind, Way way) {
    EventView event = state.event();
    FdEntry fd = state.descriptor();
    if (fd == null
        || !goes(event.type().category(), way)
        || !isOf(fd, kind)
        || !ResultFields.hasResult(event)) {
      return false;
    }
    long result = ResultFields.resultOf(event);
    out.setNumber(result);
    return result >= 0;
  }

  private static boolean goes(EventCategory category, Way way) {
    return switch (category) {
      case IO_READ -> way != Way.OUT;
      case IO_WRITE -> way != Way.IN;
      case IO_OTHER -> way == Way.ANY;
      default -> false;
    };
  }

  private static boolean isOf(FdEntry fd, Kind kind) {
    return switch (kind) {
      case ANY -> true;
      case FILE -> fd.isFile();
      case NET -> fd.isInternetSocket() || fd.isInternetServer();
    };
  }
}
