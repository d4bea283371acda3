package dev.saker.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a configuration depends on. */
public final class ConfigPaths {
  /** Where the configuration is unless another file is named. */
  private static final Path USUAL = Path.of("/etc/falco/falco.yaml");

  private ConfigPaths() {}

  /**
   * The main configuration file.
   *
   * @param named the one that somebody named; null for none
   * @return the one named, else the usual one when it is there, else null
   */
  public static @Nullable Path mainFile(@Nullable Path named) {
    return named == null && Files.exists(USUAL) ? USUAL : named;
  }

  /**
   * The configuration files read, and the files and folders named for further ones, whether they
   * are there or not.
   */
  public static List<Path> ofConfig(Config config) {
    List<Path> paths = new ArrayList<>(config.files());
    for (ConfigNode entry : new ConfigValues(config.tree()).entries("config_files")) {
      switch (entry) {
        case ConfigNode.Scalar scalar -> paths.add(Path.of(scalar.text()));
        case ConfigNode.Mapping mapping -> {
          if (mapping.get("path") instanceof ConfigNode.Scalar(String text, Origin origin)) {
            paths.add(Path.of(text));
          }
        }
        case ConfigNode.Sequence sequence -> {}
        case ConfigNode.Nothing nothing -> {}
      }
    }
    return paths;
  }

  /** The rules files and folders named, whether they are there or not. */
  public static List<Path> ofRules(Config config) {
    ConfigValues values = new ConfigValues(config.tree());
    List<Path> paths = new ArrayList<>();
    values.texts("rules_files").forEach(text -> paths.add(Path.of(text)));
    values.texts("rules_file").forEach(text -> paths.add(Path.of(text)));
    return paths;
  }
}
