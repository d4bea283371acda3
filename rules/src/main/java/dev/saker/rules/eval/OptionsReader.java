package dev.saker.rules.eval;

import dev.saker.events.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Options and their arguments among the words of a command line. Ends at {@code --}, at a lone
 * {@code -} and at the first word that is no option; passes over long options.
 */
final class OptionsReader extends TermReader {
  private static final byte[] UNKNOWN = {'?'};
  private static final byte[] NOTHING = {};

  private final TermReader words;
  private final TermReader options;
  private final int selector;

  private final boolean[] known = new boolean[256];
  private final boolean[] takesArgument = new boolean[256];
  private boolean found;

  OptionsReader(Clock clock, TermReader words, TermReader options, int selector) {
    super(clock);
    this.words = words;
    this.options = options;
    this.selector = selector;
  }

  @Override
  boolean read(Value out) {
    if (!options.load() || !words.load()) {
      return false;
    }
    learn(options.value());
    found = false;
    if (selector < 0) {
      out.startList();
    }
    Value list = words.value();
    int count = list.itemCount();
    for (int i = 0; i < count; i++) {
      Value word = list.item(i);
      if (isLongOption(word)) {
        continue;
      }
      if (word.length < 2 || word.bytes[word.offset] != '-' || isEnd(word)) {
        break;
      }
      i += takeCluster(word, i + 1 < count ? list.item(i + 1) : null, out);
    }
    return selector < 0 || found;
  }

  private void learn(Value text) {
    Arrays.fill(known, false);
    Arrays.fill(takesArgument, false);
    for (int i = 0; i < text.length; i++) {
      int option = text.bytes[text.offset + i] & 0xff;
      if (option != ':') {
        known[option] = true;
        if (i + 1 < text.length && text.bytes[text.offset + i + 1] == ':') {
          takesArgument[option] = true;
          i++;
        }
      }
    }
  }

  /** Takes the option letters of a word; answers how many further words were taken: 0 or 1. */
  private int takeCluster(Value word, @Nullable Value next, Value out) {
    int end = word.offset + word.length;
    for (int at = word.offset + 1; at < end; at++) {
      int option = word.bytes[at] & 0xff;
      if (!known[option]) {
        if (selector < 0) {
          out.addItem().setBytes(UNKNOWN);
        }
      } else if (!takesArgument[option]) {
        emit(out, option, word.bytes, at, 1);
      } else if (at + 1 < end) {
        emitLetter(out, word, at);
        emit(out, option, word.bytes, at + 1, end - at - 1);
        return 0;
      } else if (next != null) {
        emitLetter(out, word, at);
        emit(out, option, next.bytes, next.offset, next.length);
        return 1;
      } else {
        emit(out, option, NOTHING, 0, 0);
        return 0;
      }
    }
    return 0;
  }

  private void emitLetter(Value out, Value word, int at) {
    if (selector < 0) {
      out.addItem().setBytes(word.bytes, at, 1);
    }
  }

  private void emit(Value out, int option, byte[] bytes, int offset, int length) {
    if (selector < 0) {
      out.addItem().setBytes(bytes, offset, length);
    } else if (option == selector) {
      out.setBytes(bytes, offset, length);
      found = true;
    }
  }

  private static boolean isLongOption(Value word) {
    return word.length > 2 && word.bytes[word.offset] == '-' && word.bytes[word.offset + 1] == '-';
  }

  private static boolean isEnd(Value word) {
    return word.length == 2 && word.bytes[word.offset + 1] == '-';
  }
}
