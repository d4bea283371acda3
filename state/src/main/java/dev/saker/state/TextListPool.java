package dev.saker.state;

import org.jspecify.annotations.Nullable;

/** Like {@link TextPool}, for lists: programs are started with the same arguments again. */
public final class TextListPool {
  private static final int PLACES = 1 << 10;
  private static final int LONGEST_BYTES = 1024;

  private final @Nullable TextList[] places = new TextList[PLACES];

  /** The list that a byte range is split into, which may be shared. */
  public TextList get(byte[] source, int offset, int length) {
    if (length > LONGEST_BYTES) {
      return TextList.of(source, offset, length);
    }
    int place = Bytes.hash(source, offset, length) & (PLACES - 1);
    TextList known = places[place];
    if (known != null && known.isSplitOf(source, offset, length)) {
      return known;
    }
    TextList list = TextList.of(source, offset, length);
    places[place] = list;
    return list;
  }
}
