package dev.saker.rules.eval;

import dev.saker.events.FieldType;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;

/** The elements of a list as one text, a separator between them. */
final class JoinReader extends TermReader {
  private final TermReader separator;
  private final FieldType separatorType;
  private final TermReader list;
  private final FieldType elementType;

  JoinReader(
      Clock clock,
      TermReader separator,
      FieldType separatorType,
      TermReader list,
      FieldType elementType) {
    super(clock);
    this.separator = separator;
    this.separatorType = separatorType;
    this.list = list;
    this.elementType = elementType;
  }

  @Override
  boolean read(Value out) {
    if (!separator.load() || !list.load()) {
      return false;
    }
    TextBuffer text = out.scratch().clear();
    Value elements = list.value();
    for (int i = 0; i < elements.itemCount(); i++) {
      if (i > 0) {
        Texts.append(text, separator.value(), separatorType);
      }
      Texts.append(text, elements.item(i), elementType);
    }
    out.setScratch();
    return true;
  }
}
