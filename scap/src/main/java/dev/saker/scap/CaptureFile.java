package dev.saker.scap;

import dev.saker.events.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Opens the file of a capture and finds out how its bytes are packed. */
final class CaptureFile {
  private CaptureFile() {}

  /**
   * What was opened.
   *
   * @param source the bytes of the capture, decompressed
   * @param gzip whether they are compressed in the file
   * @param sizeBytes size of the file, or -1 for what has none, such as a pipe
   */
  record Opened(ByteSource source, boolean gzip, long sizeBytes) {}

  static Opened open(Path file) throws SourceException {
    if (Files.isDirectory(file)) {
      throw new SourceException("not a capture but a directory: file=" + file);
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return open(file, channel);
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new SourceException("no such file: file=" + file, e);
    } catch (AccessDeniedException e) {
      throw new SourceException("permission to read denied: file=" + file, e);
    } catch (IOException e) {
      throw new SourceException("file not readable: file=" + file + " cause=" + e, e);
    }
  }

  private static Opened open(Path file, FileChannel channel) throws IOException {
    long size = Files.isRegularFile(file) ? channel.size() : -1;
    ByteBuffer head = ByteBuffer.allocate(2);
    while (head.hasRemaining() && channel.read(head) >= 0) {
      // a pipe may give one byte at a time
    }
    byte[] first = Arrays.copyOf(head.array(), head.position());
    FileSource source = new FileSource(channel, first);
    boolean gzip =
        first.length == 2
            && (first[0] & 0xff) == GzipSource.MAGIC_1
            && (first[1] & 0xff) == GzipSource.MAGIC_2;
    return new Opened(gzip ? new GzipSource(source) : source, gzip, size);
  }
}
