package dev.saker.outputs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Opens a named pipe, which takes until somebody reads it. The JDK has no way to do that without
 * holding the carrier of a virtual thread, and with it all other outputs: so it is done by a thread
 * of its own.
 */
final class PipeOpening {
  private PipeOpening() {}

  /** Whether opening the file may take long: it is there, and neither a file nor a folder. */
  static boolean mayTakeLong(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /**
   * Opens the pipe for writing.
   *
   * @throws InterruptedIOException when the calling thread was interrupted before anybody read
   */
  static OutputStream open(Path pipe) throws IOException {
    CompletableFuture<OutputStream> opened = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("saker-output-pipe").start(() -> open(pipe, opened));
    try {
      return opened.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      opened.cancel(false);
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("nobody reads the pipe");
      failure.initCause(e);
      throw failure;
    }
  }

  private static void open(Path pipe, CompletableFuture<OutputStream> opened) {
    try {
      OutputStream stream = Files.newOutputStream(pipe, StandardOpenOption.APPEND);
      if (!opened.complete(stream)) {
        stream.close();
      }
    } catch (IOException e) {
      opened.completeExceptionally(e);
    }
  }
}
