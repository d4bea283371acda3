package dev.saker.scap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file as they are. The first few were read already, to see what the file is. */
final class FileSource implements ByteSource {
  private final FileChannel channel;
  private final byte[] head;
  private int headRead;
  private byte[] targetBytes = {};
  private ByteBuffer target = ByteBuffer.wrap(targetBytes);
  private long bytesRead;

  FileSource(FileChannel channel, byte[] head) {
    this.channel = channel;
    this.head = head;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count =
        headRead < head.length
            ? readHead(bytes, offset, length)
            : readChannel(bytes, offset, length);
    bytesRead += Math.max(count, 0);
    return count;
  }

  private int readHead(byte[] bytes, int offset, int length) {
    int count = Math.min(length, head.length - headRead);
    System.arraycopy(head, headRead, bytes, offset, count);
    headRead += count;
    return count;
  }

  @SuppressWarnings("ReferenceEquality") // the same array or another one
  private int readChannel(byte[] bytes, int offset, int length) throws IOException {
    if (targetBytes != bytes) {
      targetBytes = bytes;
      target = ByteBuffer.wrap(bytes);
    }
    target.limit(offset + length).position(offset);
    return channel.read(target);
  }

  @Override
  public long fileBytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
