package dev.saker.app.run;

import dev.saker.app.FailedException;
import dev.saker.rules.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds and reads rules files. */
public final class RuleFiles {
  private RuleFiles() {}

  /** Puts in place of each folder its {@code *.yaml} and {@code *.yml} files by name. */
  public static List<Path> expand(List<Path> paths) throws FailedException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /** Reads files; bytes that are no UTF-8 are replaced. */
  public static List<RuleFile> read(List<Path> paths) throws FailedException {
    List<RuleFile> files = new ArrayList<>();
    for (Path path : paths) {
      try {
        byte[] bytes = Files.readAllBytes(path);
        files.add(new RuleFile(path.toString(), new String(bytes, StandardCharsets.UTF_8)));
      } catch (NoSuchFileException e) {
        throw new FailedException("no such rules file: file=" + path, e);
      } catch (AccessDeniedException e) {
        throw new FailedException("can not read rules file, permission denied: file=" + path, e);
      } catch (IOException e) {
        throw new FailedException(
            "can not read rules file: file=" + path + ": " + e.getMessage(), e);
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) throws FailedException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, RuleFiles::isRulesFile)) {
      entries.forEach(files::add);
    } catch (IOException e) {
      throw new FailedException("can not read folder of rules: folder=" + folder, e);
    }
    Collections.sort(files);
    return files;
  }

  private static boolean isRulesFile(Path path) {
    String name = path.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
  }
}
