package dev.saker.outputs.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** As much of ASN.1 DER as putting one form of a key into another needs. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;

  /** First context-specific tag, constructed. */
  static final int CONTEXT_0 = 0xa0;

  private Der() {}

  /** An element: its tag, its length, and the parts one after the other. */
  static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else {
      int lengthBytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
      out.write(0x80 | lengthBytes);
      for (int i = lengthBytes - 1; i >= 0; i--) {
        out.write(length >>> (8 * i));
      }
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  /**
   * Takes the next element.
   *
   * @return its content; the buffer then stands behind it
   * @throws IllegalArgumentException when it has another tag, or does not fit
   */
  static ByteBuffer take(ByteBuffer in, int tag) {
    if (in.remaining() < 2 || (in.get() & 0xff) != tag) {
      throw new IllegalArgumentException("key is not of the expected structure");
    }
    int length = in.get() & 0xff;
    if (length >= 0x80) {
      int lengthBytes = length & 0x7f;
      if (lengthBytes < 1 || lengthBytes > 3 || lengthBytes > in.remaining()) {
        throw new IllegalArgumentException("key with wrong length");
      }
      length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | (in.get() & 0xff);
      }
    }
    if (length > in.remaining()) {
      throw new IllegalArgumentException("key cut");
    }
    ByteBuffer content = in.slice(in.position(), length);
    in.position(in.position() + length);
    return content;
  }

  /** Whether the next element has this tag. */
  static boolean isNext(ByteBuffer in, int tag) {
    return in.hasRemaining() && (in.get(in.position()) & 0xff) == tag;
  }

  static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
