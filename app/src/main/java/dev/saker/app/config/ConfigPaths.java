package dev.saker.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a configuration depends on. */
public final class ConfigPaths {
  private ConfigPaths() {}

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
