package dev.saker.outputs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in a few words why the operating system refused something. */
public final class IoReason {
  private IoReason() {}

  /** Why, beginning in lower case, without the name of the file. */
  public static String of(IOException cause) {
    return switch (cause) {
      case NoSuchFileException missing -> "no such directory";
      case FileAlreadyExistsException other -> "not a directory";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other when other.getReason() != null ->
          lowerFirst(other.getReason());
      default -> lowerFirst(String.valueOf(cause.getMessage()));
    };
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
