package dev.saker.state.fields;

import dev.saker.events.FieldReader;
import dev.saker.events.PrintableText;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;

/** Reads a text, or a list of texts, with replacements for what can not be printed. */
final class PrintableReader implements FieldReader {
  private final FieldReader reader;
  private final TextBuffer copy = new TextBuffer();

  PrintableReader(FieldReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean read(Value out) {
    if (!reader.read(out)) {
      return false;
    }
    if (!out.isList()) {
      makePrintable(out);
      return true;
    }
    for (int i = 0; i < out.itemCount(); i++) {
      makePrintable(out.item(i));
    }
    return true;
  }

  private void makePrintable(Value text) {
    if (PrintableText.isPrintable(text.bytes, text.offset, text.length)) {
      return;
    }
    copy.clear();
    PrintableText.append(copy, text.bytes, text.offset, text.length);
    text.scratch().clear().append(copy.bytes(), 0, copy.length());
    text.setScratch();
  }
}
