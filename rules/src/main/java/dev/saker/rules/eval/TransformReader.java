package dev.saker.rules.eval;

import dev.saker.events.TextBuffer;
import dev.saker.events.Value;
import dev.saker.rules.syntax.Function;

/** A text, or each of a list, changed by a function; or its length. */
final class TransformReader extends TermReader {
  private final Function function;
  private final TermReader argument;

  TransformReader(Clock clock, Function function, TermReader argument) {
    super(clock);
    this.function = function;
    this.argument = argument;
  }

  @Override
  boolean read(Value out) {
    if (!argument.load()) {
      return false;
    }
    Value in = argument.value();
    if (function == Function.LEN) {
      out.setNumber(in.isList() ? in.itemCount() : in.length);
      return true;
    }
    if (!in.isList()) {
      return transform(in, out);
    }
    out.startList();
    for (int i = 0; i < in.itemCount(); i++) {
      if (!transform(in.item(i), out.addItem())) {
        return false;
      }
    }
    return true;
  }

  private boolean transform(Value in, Value out) {
    if (function == Function.BASENAME) {
      int start = in.offset + in.length;
      while (start > in.offset && in.bytes[start - 1] != '/') {
        start--;
      }
      out.setBytes(in.bytes, start, in.offset + in.length - start);
      return true;
    }
    TextBuffer text = out.scratch().clear();
    if (function == Function.B64) {
      if (!Base64Decoder.decode(in, text)) {
        return false;
      }
    } else {
      boolean upper = function == Function.TOUPPER;
      for (int i = in.offset; i < in.offset + in.length; i++) {
        text.append(upper ? ByteRanges.upper(in.bytes[i]) : ByteRanges.lower(in.bytes[i]));
      }
    }
    out.setScratch();
    return true;
  }
}
