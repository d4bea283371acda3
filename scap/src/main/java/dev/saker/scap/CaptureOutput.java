package dev.saker.scap;

import dev.saker.events.EventHeader;
import dev.saker.events.EventTable;
import dev.saker.events.EventType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** Puts blocks into their frames and these into the file. */
final class CaptureOutput {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int CPU_BYTES = 2;
  private static final int FLAGS_BYTES = 4;

  private final Path file;
  private final Path part;
  private final OutputStream out;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int length;
  private int blockEnd;
  private long flushed;
  private boolean closed;

  private CaptureOutput(Path file, Path part, OutputStream out) {
    this.file = file;
    this.part = part;
    this.out = out;
  }

  /**
   * Creates the part file; what exists and is no regular file (a pipe, a device) is written
   * directly.
   */
  static CaptureOutput create(Path file, Compression compression) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("capture not created, there is a directory: file=" + file);
    }
    boolean direct = Files.exists(file) && !Files.isRegularFile(file);
    Path part = direct ? file : file.resolveSibling(file.getFileName() + ".part");
    try {
      OutputStream stream = Files.newOutputStream(part);
      OutputStream packed =
          switch (compression) {
            case NONE -> stream;
            case GZIP -> new GZIPOutputStream(stream, 64 << 10);
          };
      return new CaptureOutput(file, part, packed);
    } catch (IOException e) {
      throw new IOException("capture not created: file=" + file + " cause=" + reason(e), e);
    }
  }

  long bytesWritten() {
    return flushed + length;
  }

  void block(int type, BlockBuffer body) throws IOException {
    int size = frame(body.length());
    begin(type, size);
    put(body.bytes(), 0, body.length());
    end(size);
  }

  void event(byte[] bytes, int offset, int eventLength, int cpu, int flags) throws IOException {
    int code = EventHeader.getUnsignedShort(bytes, offset + EventHeader.CODE_OFFSET);
    boolean large = EventTable.get(code).has(EventType.LARGE_PAYLOAD);
    int size = frame(CPU_BYTES + (flags != 0 ? FLAGS_BYTES : 0) + eventLength);
    int max = large ? BlockType.MAX_LARGE_EVENT_BLOCK_BYTES : BlockType.MAX_SMALL_EVENT_BLOCK_BYTES;
    if (size - BlockType.HEADER_BYTES > max) {
      throw new IOException(
          "event too long for a capture: file=" + file + " length=" + eventLength);
    }
    int type;
    if (flags == 0) {
      type = large ? BlockType.LARGE_EVENT_V2 : BlockType.EVENT_V2;
    } else {
      type = large ? BlockType.FLAGGED_LARGE_EVENT_V2 : BlockType.FLAGGED_EVENT_V2;
    }
    begin(type, size);
    EventHeader.putShort(buffer, length, cpu);
    length += CPU_BYTES;
    if (flags != 0) {
      EventHeader.putInt(buffer, length, flags);
      length += FLAGS_BYTES;
    }
    put(bytes, offset, eventLength);
    end(size);
  }

  /** Length of a block with such a body: the body is filled up to a multiple of four. */
  private static int frame(int bodyLength) {
    return BlockType.FRAME_BYTES + ((bodyLength + 3) & ~3);
  }

  private void begin(int type, int size) throws IOException {
    if (buffer.length - length < size) {
      flush();
      if (buffer.length < size) {
        buffer = new byte[size];
      }
    }
    EventHeader.putInt(buffer, length, type);
    EventHeader.putInt(buffer, length + 4, size);
    blockEnd = length + size;
    length += BlockType.HEADER_BYTES;
  }

  private void put(byte[] bytes, int offset, int count) {
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
  }

  private void end(int size) {
    while (length < blockEnd - BlockType.TRAILER_BYTES) {
      buffer[length++] = 0;
    }
    EventHeader.putInt(buffer, length, size);
    length = blockEnd;
  }

  private void flush() throws IOException {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw failed(e);
    }
    flushed += length;
    length = 0;
  }

  /** Closes after a failure; the part file stays. */
  void abandon(IOException failure) {
    if (!closed) {
      closed = true;
      closeQuietly(failure);
    }
  }

  /** Closes, and moves the capture to its place. */
  void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.write(buffer, 0, length);
      out.close();
    } catch (IOException e) {
      closeQuietly(e);
      throw failed(e);
    }
    if (!part.equals(file)) {
      try {
        move();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  /** Gives the file back; what goes wrong with that is told along with the first failure. */
  private void closeQuietly(IOException failure) {
    try {
      out.close();
    } catch (IOException e) {
      if (!e.equals(failure)) {
        failure.addSuppressed(e);
      }
    }
  }

  private void move() throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private IOException failed(IOException e) {
    return new IOException("capture not written: file=" + file + " cause=" + reason(e), e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
