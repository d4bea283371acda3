package dev.saker.rules.eval;

import com.google.re2j.Pattern;
import dev.saker.events.PrintableText;
import dev.saker.events.TextBuffer;
import dev.saker.events.Value;

/** Matches a whole text, whose control characters and broken UTF-8 are replaced before. */
final class RegexPredicate extends Predicate {
  private final Pattern pattern;
  private final byte[] required;
  private final TextBuffer text = new TextBuffer();

  RegexPredicate(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.MULTILINE);
    this.required = RequiredText.of(pattern);
  }

  @Override
  public boolean test(Value value) {
    // Replacing what can not be printed neither makes nor breaks printable text.
    if (!ByteRanges.contains(value, required, 0, required.length)) {
      return false;
    }
    text.clear();
    PrintableText.append(text, value.bytes, value.offset, value.length);
    return pattern.matches(text.toBytes());
  }
}
