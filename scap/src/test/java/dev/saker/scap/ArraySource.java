package dev.saker.scap;

/** Gives an array a few bytes at a time. */
final class ArraySource implements ByteSource {
  private final byte[] all;
  private final int step;
  private int position;

  ArraySource(byte[] all, int step) {
    this.all = all;
    this.step = step;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == all.length) {
      return -1;
    }
    int count = Math.min(Math.min(length, step), all.length - position);
    System.arraycopy(all, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long fileBytesRead() {
    return position;
  }

  @Override
  public void close() {
    // nothing to close
  }
}
