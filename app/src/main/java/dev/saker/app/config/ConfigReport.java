package dev.saker.app.config;

import dev.saker.alerts.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what every setting is, and where it comes from. */
public final class ConfigReport {
  private static final int VALUE_WIDTH = 60;

  private ConfigReport() {}

  /**
   * One line per key of the table: {@code key: value}, behind it the file, line and column, or
   * {@code default}.
   */
  public static String text(Config config) {
    StringBuilder out = new StringBuilder();
    for (ConfigKey key : ConfigKeys.all()) {
      if (key.support() != ConfigKey.Support.REMOVED) {
        append(out, key, ConfigNode.at(config.tree(), key.path()));
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, ConfigKey key, @Nullable ConfigNode node) {
    StringBuilder setting = new StringBuilder(key.path()).append(": ");
    if (node == null || node instanceof ConfigNode.Nothing) {
      setting.append(key.standard());
      out.append(setting);
      pad(out, setting.length()).append("# default\n");
      return;
    }
    value(setting, node);
    Origin origin = node.origin();
    out.append(setting);
    pad(out, setting.length()).append("# ").append(origin.text().name());
    out.append(':').append(origin.line() + 1).append(':').append(origin.column() + 1).append('\n');
  }

  private static StringBuilder pad(StringBuilder out, int length) {
    return out.repeat(' ', Math.max(1, VALUE_WIDTH - length));
  }

  private static void value(StringBuilder out, ConfigNode node) {
    JsonWriter.compact(out).any(plain(node));
  }

  private static @Nullable Object plain(ConfigNode node) {
    return switch (node) {
      case ConfigNode.Nothing nothing -> null;
      case ConfigNode.Scalar scalar -> scalar.text();
      case ConfigNode.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case ConfigNode.Mapping mapping -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        mapping.members().forEach((key, member) -> members.put(key, plain(member.value())));
        yield members;
      }
    };
  }
}
