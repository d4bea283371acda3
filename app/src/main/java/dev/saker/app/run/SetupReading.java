package dev.saker.app.run;

import dev.saker.app.FailedException;
import java.nio.file.Path;
import java.util.List;

/** Reads a setup from its files, once. */
public interface SetupReading {
  /**
   * Reads and checks everything; what is wrong is told.
   *
   * @throws FailedException when it is not usable
   */
  Setup read() throws FailedException;

  /**
   * The files and folders that it depends on, as far as that came out, whether they exist or not.
   */
  List<Path> paths();
}
