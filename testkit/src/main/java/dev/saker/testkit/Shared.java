package dev.saker.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder beside the project with the reference captures, rule files and expected results. It is
 * not part of the project: a test that needs it skips where it is absent, and says so.
 */
public final class Shared {

  private static final String FOLDER = System.getProperty("saker.shared", "");

  private Shared() {}

  /** Whether the folder is there. */
  public static boolean isPresent() {
    return !FOLDER.isEmpty() && Files.isDirectory(Path.of(FOLDER));
  }

  /**
   * A file or folder of it, such as {@code corpus/rules}; ends the test as skipped when the whole
   * folder is absent. Where the folder is there but the file is not, that is for the test to
   * notice.
   */
  public static Path path(String relative) {
    if (!isPresent()) {
      System.out.println("skips: " + caller() + ", which needs ../shared/" + relative);
      Assumptions.abort("needs ../shared/" + relative);
    }
    return Path.of(FOLDER).resolve(relative);
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> !frame.getClassName().equals(Shared.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("a test"));
  }
}
