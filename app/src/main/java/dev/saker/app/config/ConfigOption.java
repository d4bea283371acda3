package dev.saker.app.config;

import java.util.List;
import java.util.function.UnaryOperator;

/** A setting of the command line, {@code key=value}. */
final class ConfigOption {
  private final ConfigText text;
  private final int equals;

  ConfigOption(String option) {
    this.text = new ConfigText("-o", option);
    this.equals = option.indexOf('=');
  }

  /** Whether it names further configuration files, which are read before all other options. */
  boolean namesConfigFiles() {
    return text.content().startsWith("config_files");
  }

  /** The tree with the option applied; unchanged when the option is wrong. */
  ConfigNode.Mapping apply(ConfigNode.Mapping root, List<ConfigProblem> problems) {
    Origin start = Origin.startOf(text);
    if (equals < 0) {
      problems.add(
          ConfigProblem.error(start, "not a setting: expected key=value or key.subkey=value"));
      return root;
    }
    try {
      ConfigPath path = ConfigPath.parse(text.content().substring(0, equals), start);
      return path.set(root, value(problems));
    } catch (ConfigPath.PathException e) {
      problems.add(ConfigProblem.error(start, "key of the setting: " + e.getMessage()));
      return root;
    }
  }

  private ConfigNode value(List<ConfigProblem> problems) {
    String value = text.content().substring(equals + 1);
    if (value.startsWith("{") && value.endsWith("}")) {
      // Blanks in place of the key keep the columns right.
      ConfigText object = new ConfigText(text.name(), " ".repeat(equals + 1) + value);
      return new ConfigReader(object, UnaryOperator.identity(), problems).read();
    }
    return new ConfigNode.Scalar(value, new Origin(text, 0, equals + 1));
  }
}
