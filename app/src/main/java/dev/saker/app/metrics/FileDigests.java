package dev.saker.app.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which content files have. */
public final class FileDigests {
  private FileDigests() {}

  /** SHA-256 in hexadecimal digits by file; files that can not be read are left out. */
  public static Map<Path, String> of(List<Path> files) {
    Map<Path, String> digests = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digests.put(file, HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has it: algorithm=SHA-256", e);
      } catch (IOException e) {
        // Gone since it was loaded; there is nothing to tell about it.
        digests.remove(file);
      }
    }
    return digests;
  }
}
