package dev.saker.state.fields;

import dev.saker.events.EventHeader;
import dev.saker.events.EventType;
import dev.saker.events.EventView;
import dev.saker.events.FieldReader;
import dev.saker.events.FieldRef;
import dev.saker.events.Param;
import dev.saker.events.ParamType;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.state.SystemState;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the event: all, one as text, one as it is; and the data that was read or written.
 */
final class ArgumentFields implements FieldFamily {

  private final SystemState state;
  private final ParamText text;
  private final ParamIndex data = new ParamIndex("data");

  ArgumentFields(SystemState state, ParamText text) {
    this.state = state;
    this.text = text;
  }

  @Override
  public @Nullable FieldReader bind(FieldRef field) {
    String argument = field.argument();
    return switch (field.name()) {
      case "evt.args", "evt.info" -> this::all;
      case "evt.arg" -> {
        if (field.index() >= 0) {
          int index = field.index();
          yield out -> index < carried(state.event()) && shown(index, out);
        }
        yield argument == null ? null : argument(new ParamIndex(argument));
      }
      case "evt.rawarg" ->
          argument == null ? null : new RawArgument(new ParamIndex(argument), field);
      case "evt.buffer" -> this::buffer;
      case "evt.abspath" -> new AbsolutePath(state, argument);
      default -> null;
    };
  }

  @Override
  public @Nullable FieldReader bindForOutput(FieldRef field) {
    String argument = field.argument();
    return switch (field.name()) {
      case "evt.buffer" -> this::printedBuffer;
      case "evt.rawarg" -> argument == null ? null : printedArgument(new ParamIndex(argument));
      default -> null;
    };
  }

  /**
   * A parameter as it stands in the event, as text: numbers in the base that the event table asks
   * for, everything else as {@code evt.arg} shows it.
   */
  private FieldReader printedArgument(ParamIndex position) {
    return out -> {
      EventView event = state.event();
      int index = position.in(event);
      if (index < 0 || event.length(index) == 0) {
        return false;
      }
      Param param = event.type().params().get(index);
      int size = param.type().sizeBytes();
      if (param.type().isText() || size < 0 || size != event.length(index)) {
        return shown(index, out);
      }
      TextBuffer digits = out.scratch().clear();
      long number = event.number(index, 0);
      switch (param.format()) {
        case HEX -> digits.appendHex(number & (-1L >>> (Long.SIZE - 8 * size)), true);
        case OCT -> digits.appendOctal(number);
        case PADDED_DEC_10 -> digits.appendPadded(number, 9);
        case NA, DEC, ID, DIR -> {
          if (param.type().isSigned()) {
            digits.appendDecimal(number);
          } else {
            digits.appendUnsigned(number);
          }
        }
      }
      out.setScratch();
      return true;
    };
  }

  private FieldReader argument(ParamIndex position) {
    return out -> {
      int index = position.in(state.event());
      return index >= 0 && shown(index, out);
    };
  }

  /** Parameters that the event carries and its type knows. */
  private static int carried(EventView event) {
    return Math.min(event.paramCount(), event.type().params().size());
  }

  /** Makes the text of one parameter the value, in place where it stands in the event as it is. */
  private boolean shown(int index, Value out) {
    EventView event = state.event();
    if (event.type().params().get(index).type() == ParamType.CHARBUF) {
      ParamBytes.text(event, index, out);
      return true;
    }
    text.print(index);
    TextBuffer shown = text.shown();
    int length = ParamBytes.lengthOf(shown.bytes(), 0, shown.length());
    out.scratch().clear().append(shown.bytes(), 0, length);
    out.setScratch();
    return true;
  }

  private boolean all(Value out) {
    EventView event = state.event();
    TextBuffer line = out.scratch().clear();
    EventType type = event.type();
    int count = type.code() == Codes.GENERIC_X ? 0 : carried(event);
    for (int i = 0; i < count; i++) {
      text.print(i);
      TextBuffer raw = text.raw();
      TextBuffer resolved = text.resolved();
      if (i > 0) {
        line.append(' ');
      }
      line.append(type.params().get(i).name()).append('=').append(raw.bytes(), 0, raw.length());
      if (!resolved.isEmpty()) {
        line.append('(').append(resolved.bytes(), 0, resolved.length()).append(')');
      }
    }
    out.setScratch();
    return true;
  }

  private boolean buffer(Value out) {
    EventView event = state.event();
    int index = data.in(event);
    if (index < 0) {
      return false;
    }
    int length = event.length(index);
    out.setBytes(event.bytes(), length == 0 ? 0 : event.offset(index), length);
    return true;
  }

  private boolean printedBuffer(Value out) {
    int index = data.in(state.event());
    if (index < 0) {
      return false;
    }
    text.print(index);
    TextBuffer raw = text.raw();
    if (text.isBase64()) {
      // A quirk of the reference: here the base64 text is encoded once more.
      out.scratch().clear().append(ParamText.base64(raw.bytes(), 0, raw.length()));
    } else {
      out.scratch().clear().append(raw.bytes(), 0, raw.length());
    }
    out.setScratch();
    return true;
  }

  /** A parameter as it stands in the event. */
  private final class RawArgument implements FieldReader {
    private final ParamIndex position;
    private final boolean isText;

    RawArgument(ParamIndex position, FieldRef field) {
      this.position = position;
      this.isText =
          switch (field.type().form()) {
            case TEXT, BYTES, ADDRESS -> true;
            case NUMBER, BOOL, DOUBLE -> false;
          };
    }

    @Override
    public boolean read(Value out) {
      EventView event = state.event();
      int index = position.in(event);
      if (index < 0) {
        return false;
      }
      Param param = event.type().params().get(index);
      if (param.type().isText()) {
        ParamBytes.text(event, index, out);
        return isText;
      }
      int length = event.length(index);
      if (length == 0) {
        return false;
      }
      if (isText) {
        out.setBytes(event.bytes(), event.offset(index), length);
        return true;
      }
      if (param.type() == ParamType.DOUBLE && length == Double.BYTES) {
        out.setReal(
            Double.longBitsToDouble(EventHeader.getLong(event.bytes(), event.offset(index))));
        return true;
      }
      out.setNumber(event.number(index, 0));
      return param.type().sizeBytes() == length;
    }
  }
}
