package dev.saker.app.run;

import dev.saker.app.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with the number of this process, for as long as it works. */
public final class PidFile implements AutoCloseable {
  private final Path file;
  private final String content;

  private PidFile(Path file, String content) {
    this.file = file;
    this.content = content;
  }

  /** Writes the file. */
  public static PidFile write(Path file) throws FailedException {
    String content = Long.toString(ProcessHandle.current().pid());
    try {
      Files.writeString(file, content, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new FailedException("can not write the process id: file=" + file, e);
    }
    return new PidFile(file, content);
  }

  /** Removes the file, unless another process has written it since. */
  @Override
  public void close() throws FailedException {
    try {
      if (Files.exists(file)
          && Files.readString(file, StandardCharsets.US_ASCII).strip().equals(content)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new FailedException("can not remove the process id: file=" + file, e);
    }
  }
}
