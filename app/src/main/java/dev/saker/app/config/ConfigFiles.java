package dev.saker.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads configuration files and joins them. */
final class ConfigFiles {
  private static final String KEY = "config_files";

  private final Function<String, @Nullable String> environment;
  private final List<ConfigProblem> problems;
  private final SequencedMap<Path, String> read = new LinkedHashMap<>();

  ConfigFiles(Function<String, @Nullable String> environment, List<ConfigProblem> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** Files read, in order, each with how it fits the schema. */
  SequencedMap<Path, String> read() {
    return read;
  }

  /** The settings of one file; none when it can not be read, which is a problem. */
  ConfigNode.Mapping readFile(Path file) {
    ConfigText text = new ConfigText(file.toString(), "");
    try {
      text = new ConfigText(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      problems.add(ConfigProblem.error(Origin.startOf(text), "no such file"));
    } catch (AccessDeniedException e) {
      problems.add(ConfigProblem.error(Origin.startOf(text), "permission denied"));
    } catch (IOException e) {
      problems.add(ConfigProblem.error(Origin.startOf(text), "can not be read: " + e.getMessage()));
    }
    ConfigNode.Mapping settings =
        new ConfigReader(text, scalar -> EnvironmentText.expand(scalar, environment), problems)
            .readMapping();
    read.put(file, SchemaStatus.of(settings));
    return settings;
  }

  /** Joins the files that the settings name under {@code config_files} to them. */
  ConfigNode.Mapping include(ConfigNode.Mapping settings, @Nullable Path mainFile) {
    ConfigNode.Mapping joined = settings;
    for (ConfigNode entry : new ConfigValues(settings).entries(KEY)) {
      Optional<Path> path = path(entry);
      MergeStrategy strategy = strategy(entry);
      if (path.isEmpty() || !Files.exists(path.get())) {
        continue;
      }
      if (path.get().equals(mainFile)) {
        problems.add(ConfigProblem.error(entry.origin(), "file includes itself: key=" + KEY));
        continue;
      }
      for (Path file : expand(path.get(), entry.origin())) {
        joined = strategy.merge(joined, readIncluded(file));
      }
    }
    return joined;
  }

  private ConfigNode.Mapping readIncluded(Path file) {
    ConfigNode.Mapping settings = readFile(file);
    ConfigNode.Member nested = settings.members().get(KEY);
    if (nested == null) {
      return settings;
    }
    problems.add(
        ConfigProblem.error(
            nested.keyOrigin(), "only the main file may name further files: key=" + KEY));
    LinkedHashMap<String, ConfigNode.Member> rest = new LinkedHashMap<>(settings.members());
    rest.remove(KEY);
    return new ConfigNode.Mapping(rest, settings.origin());
  }

  private Optional<Path> path(ConfigNode entry) {
    if (entry instanceof ConfigNode.Scalar(String text, Origin origin)) {
      return Optional.of(Path.of(text));
    }
    EntryReader reader = new EntryReader(entry, KEY + "[]", problems);
    if (reader.isMap() && reader.node("path").isEmpty()) {
      reader.error("expected a path");
    }
    return reader.text("path").map(Path::of);
  }

  private MergeStrategy strategy(ConfigNode entry) {
    if (!(entry instanceof ConfigNode.Mapping mapping)
        || !(mapping.get("strategy") instanceof ConfigNode.Scalar(String word, Origin origin))) {
      return MergeStrategy.APPEND;
    }
    Optional<MergeStrategy> strategy = MergeStrategy.of(word);
    if (strategy.isEmpty()) {
      problems.add(
          ConfigProblem.error(
              origin,
              "wrong value: key=config_files.strategy expected one of append, override,"
                  + " add-only"));
    }
    return strategy.orElse(MergeStrategy.APPEND);
  }

  /** The file itself, or the files of a folder by name. */
  private List<Path> expand(Path path, Origin origin) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(path, Files::isRegularFile)) {
      folder.forEach(files::add);
    } catch (IOException e) {
      problems.add(ConfigProblem.error(origin, "folder can not be read: " + e.getMessage()));
    }
    Collections.sort(files);
    return files;
  }
}
